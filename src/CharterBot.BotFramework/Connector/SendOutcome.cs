namespace CharterBot.BotFramework.Connector;

/// <summary>
/// What became of something the bot said. A post has no key to repeat it by, so doubt has its own case.
/// </summary>
public abstract record SendOutcome
{
    private SendOutcome() { }

    /// <summary>It is there. Without an id it can not be changed later.</summary>
    public sealed record Sent(string? Id) : SendOutcome;

    /// <summary>Certainly not delivered: it may be said again.</summary>
    public sealed record NotSent(string Reason, TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>Certainly not delivered, and nothing else would be now: the platform asks for a pause.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : SendOutcome;

    /// <summary>It may or may not be there.</summary>
    public sealed record Uncertain(string Reason) : SendOutcome;

    /// <summary>
    /// The conversation, the message or the member is gone; the code says which, when it says anything.
    /// </summary>
    public sealed record Missing(string? Code) : SendOutcome;

    /// <summary>The bot may not speak there (any more).</summary>
    public sealed record Forbidden(string? Code) : SendOutcome;

    public sealed record TooBig : SendOutcome;

    /// <summary>
    /// Wrong in itself: saying it again changes nothing. Status 0: it was never let out of the house.
    /// </summary>
    public sealed record Refused(int Status, string? Code) : SendOutcome;
}
