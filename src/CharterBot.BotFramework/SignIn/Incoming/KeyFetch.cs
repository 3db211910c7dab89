namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>What came of asking the cloud for its keys.</summary>
internal abstract record KeyFetch
{
    private KeyFetch() { }

    public sealed record Got(KeySet Keys) : KeyFetch;

    /// <summary>The reason holds nothing that the far side wrote.</summary>
    public sealed record Failed(string Reason) : KeyFetch;
}
