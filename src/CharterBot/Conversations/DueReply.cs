using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>A short reply to one person that is still to be posted.</summary>
internal sealed record DueReply(int Turn, int Index, Person To, Reply Reply);
