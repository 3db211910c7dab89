namespace CharterBot.Conversations;

/// <summary>Where the bot speaks to a thread: the channel, its service's address, the conversation's id there.</summary>
internal sealed record Place(string Channel, string Address, string Conversation);
