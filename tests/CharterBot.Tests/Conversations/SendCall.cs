using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>One call of the bot to its connector.</summary>
internal sealed record SendCall(string Method, string Conversation, string? Id, JsonNode? Body);
