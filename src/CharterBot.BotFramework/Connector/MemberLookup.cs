using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Connector;

/// <summary>What the channel says when asked for one member of a conversation.</summary>
public abstract record MemberLookup
{
    private MemberLookup() { }

    public sealed record Found(ChannelAccount Member) : MemberLookup;

    public sealed record NotThere : MemberLookup;

    /// <summary>No answer to rely on; the send outcome says why.</summary>
    public sealed record Failed(SendOutcome Why) : MemberLookup;
}
