using System.Collections.Immutable;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>What a token proves.</summary>
internal abstract record TokenReading
{
    private TokenReading() { }

    /// <summary>The Bot Framework signed it for this bot and one service address, by a key for some channels.</summary>
    public sealed record Genuine(string ServiceUrl, ImmutableArray<string> Endorsements) : TokenReading;

    /// <summary>The reason is for the log.</summary>
    public sealed record Refused(string Reason) : TokenReading;

    /// <summary>Nobody can tell as long as there are no keys.</summary>
    public sealed record Undecided(TimeSpan RetryAfter) : TokenReading;
}
