namespace CharterBot.Channels;

/// <summary>What became of something the bot put into a thread, whatever the platform.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <param name="Message">The platform's id of it; null when it gave none, and it cannot be changed.</param>
    public sealed record Posted(string? Message, DateTimeOffset At) : PostOutcome;

    /// <summary>Certainly not there: say it again, not before the given time has passed.</summary>
    public sealed record NotSent(TimeSpan? After) : PostOutcome;

    /// <summary>
    /// Certainly not there, and nothing else of the thread would be now: the platform asks for a pause.
    /// </summary>
    public sealed record Throttled(TimeSpan? After) : PostOutcome;

    /// <summary>It may be there or not.</summary>
    public sealed record Uncertain : PostOutcome;

    /// <summary>The message that was to be changed is gone.</summary>
    public sealed record MessageGone : PostOutcome;

    /// <summary>The bot is not in this place: it is just being added, or was taken out.</summary>
    public sealed record NotThere : PostOutcome;

    /// <summary>The bot may not speak in this place any more.</summary>
    public sealed record PlaceClosed(string Why) : PostOutcome;

    /// <summary>Larger than the platform takes: something smaller may go.</summary>
    public sealed record TooBig : PostOutcome;

    /// <summary>The platform will never take it.</summary>
    public sealed record Refused(string Why) : PostOutcome;
}
