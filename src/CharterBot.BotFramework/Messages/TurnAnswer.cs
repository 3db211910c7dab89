namespace CharterBot.BotFramework.Messages;

/// <summary>What the bot says to the platform about a delivery.</summary>
public abstract record TurnAnswer
{
    private TurnAnswer() { }

    public sealed record Accepted : TurnAnswer;

    /// <summary>The answer that an invoke waits for, as JSON.</summary>
    public sealed record Invoked(ReadOnlyMemory<byte> Json) : TurnAnswer;

    /// <summary>Nothing was done: send it again.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : TurnAnswer;
}
