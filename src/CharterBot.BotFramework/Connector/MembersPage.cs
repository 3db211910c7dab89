using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Connector;

/// <summary>Some of a conversation's members, and the token that brings the next ones.</summary>
public sealed record MembersPage(IReadOnlyList<ChannelAccount> Members, string? ContinuationToken = null);
