using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>What one person contributes to one question, word for word.</summary>
/// <param name="Message">The platform's id of the message it came with, so that an edit or deletion finds it.</param>
/// <param name="Step">
/// The charter's step count when it was given; <paramref name="EndedStep"/> when it ceased to stand, or 0.
/// </param>
/// <param name="IsLate">It came after the question was agreed.</param>
public sealed record Piece(
    PersonId Author,
    string Text,
    DateTimeOffset At,
    int Step,
    string? Message,
    bool IsLate,
    PieceState State,
    int EndedStep = 0)
{
    /// <summary>When the platform says its message was last changed; null as long as it was not.</summary>
    public DateTimeOffset? MessageAt { get; init; }

    /// <summary>It stands no longer because its message was deleted, and only because of that.</summary>
    public bool EndedWithMessage { get; init; }

    /// <summary>A piece whose words are gone from the log, after a time, stands no longer.</summary>
    public bool Stands => State == PieceState.Standing && Text.Length > 0;
}
