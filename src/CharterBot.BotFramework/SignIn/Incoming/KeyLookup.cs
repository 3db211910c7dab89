namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>Whether the cloud signs with a key of that name.</summary>
internal abstract record KeyLookup
{
    private KeyLookup() { }

    public sealed record Found(SigningKey Key) : KeyLookup;

    public sealed record Unknown : KeyLookup;

    /// <summary>There are no keys to look in (yet, or any more).</summary>
    public sealed record NoKeys(TimeSpan RetryAfter) : KeyLookup;
}
