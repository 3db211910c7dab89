using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>A numbered wording of the answer to one question, with the stances taken on exactly this wording.</summary>
/// <param name="NotAwaited">Who joined while it was open: may take a stance, is not waited for.</param>
/// <param name="IsTakenBack">Its author said that it was a piece and no draft.</param>
public sealed record Draft(
    int Number,
    int Step,
    PersonId Author,
    string Text,
    DateTimeOffset At,
    ImmutableArray<Stance> Stances,
    ImmutableArray<PersonId> NotAwaited,
    bool IsTakenBack)
{
    /// <summary>
    /// It was the answer once, perhaps before the question was opened again: its text outlasts its author.
    /// </summary>
    public bool WasAgreed { get; init; }

    public Stance? StanceOf(PersonId person) => Stances.FirstOrDefault(stance => stance.By == person);

    public IEnumerable<PersonId> Oks => Stances.Where(stance => stance.Reservation is null).Select(stance => stance.By);

    public Draft With(Stance stance) => this with { Stances = [.. Without(stance.By).Stances, stance] };

    public Draft Without(PersonId person) => this with { Stances = Stances.RemoveAll(stance => stance.By == person) };
}
