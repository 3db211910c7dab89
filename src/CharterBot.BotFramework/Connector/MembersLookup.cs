namespace CharterBot.BotFramework.Connector;

/// <summary>What the channel says when asked who is in a conversation.</summary>
public abstract record MembersLookup
{
    private MembersLookup() { }

    public sealed record Found(MembersPage Page) : MembersLookup;

    /// <summary>No answer to rely on; the send outcome says why.</summary>
    public sealed record Failed(SendOutcome Why) : MembersLookup;
}
