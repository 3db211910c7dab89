using System.Collections.Immutable;
using CharterBot.Charters.Answers;

namespace CharterBot.Charters;

/// <summary>A revision that was cancelled, as far as it had come: it can be brought back.</summary>
/// <param name="Step">The charter's step count then.</param>
/// <param name="Current">The question that was asked; 0 in review.</param>
public sealed record GivenUpRevision(
    DateTimeOffset At, int Step, int Current, ImmutableArray<QuestionProgress> Questions);
