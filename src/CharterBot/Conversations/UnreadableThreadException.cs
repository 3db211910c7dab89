using System.Text.Json;

namespace CharterBot.Conversations;

/// <summary>A thread has a row that this build cannot read: nothing can be taken there, and the log has said so.</summary>
public sealed class UnreadableThreadException(JsonException why) : Exception(why.Message, why);
