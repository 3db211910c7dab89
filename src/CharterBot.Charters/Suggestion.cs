using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>A text that came when no question was asked (in review, after publishing), kept for the next version;
/// empty once its author withdrew it or was forgotten.</summary>
public sealed record Suggestion(PersonId By, string Text, DateTimeOffset At, string? Message)
{
    /// <summary>When the platform says its message was last changed; null as long as it was not.</summary>
    public DateTimeOffset? MessageAt { get; init; }
}
