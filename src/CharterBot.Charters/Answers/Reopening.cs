using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>A settled question was opened again: by whom and why, and how it had stood until then.</summary>
/// <param name="Step">The charter's step count when it was opened.</param>
/// <param name="Reason">Empty for a revision, which is reason enough.</param>
/// <param name="AskedBefore">The question that was asked until then; 0 when none was.</param>
public sealed record Reopening(
    PersonId By,
    DateTimeOffset At,
    int Step,
    string Reason,
    int AskedBefore,
    Stage Stage,
    int Skips,
    int AskedStep,
    Answer? Answer,
    ImmutableArray<PersonId> Passed,
    ImmutableArray<int> PassedSteps);
