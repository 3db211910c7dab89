using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>A text that came when no question was asked (in review, after publishing), kept for the next version;
/// empty once its author withdrew it or was forgotten.</summary>
/// <param name="Step">The charter's step count when it came.</param>
/// <param name="DoneIn">The version it is done with, as <see cref="Edition.Minor"/>; null while it is open.</param>
public sealed record Suggestion(
    PersonId By, string Text, DateTimeOffset At, string? Message, int Step, int? DoneIn = null)
{
    /// <summary>When the platform says its message was last changed; null as long as it was not.</summary>
    public DateTimeOffset? MessageAt { get; init; }
}
