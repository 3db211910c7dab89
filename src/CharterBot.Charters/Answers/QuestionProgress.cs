using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>Everything said and decided so far about one question.</summary>
/// <param name="AskedStep">The charter's step count when it was last asked.</param>
/// <param name="Postings">How often its card was posted; the newest posting is the live one.</param>
/// <param name="PiecesSincePosting">Pieces since the card was last posted; at 8 it is posted anew.</param>
/// <param name="HasOpenDraft">The newest draft is up for stances.</param>
public sealed record QuestionProgress(
    int Number,
    Stage Stage,
    int Skips,
    int AskedStep,
    int Postings,
    int PiecesSincePosting,
    bool HasOpenDraft,
    ImmutableArray<Piece> Pieces,
    ImmutableArray<PersonId> Passed,
    ImmutableArray<Draft> Drafts,
    ImmutableArray<Objection> Objections,
    ImmutableArray<Reservation> Recorded,
    Answer? Answer)
{
    public const int PiecesPerPosting = 8;

    /// <summary>The charter's step count at each pass, in the order of <see cref="Passed"/>.</summary>
    public ImmutableArray<int> PassedSteps { get; init; } = [];

    /// <summary>The posting of its card that was live when it was last skipped; 0 when it never was.</summary>
    public int SkippedShowing { get; init; }

    /// <summary>Every time it was opened again after it had been agreed or parked.</summary>
    public ImmutableArray<Reopening> Reopenings { get; init; } = [];

    /// <summary>Objections and reservations that stand no longer and settled nothing.</summary>
    public ImmutableArray<FormerStance> FormerStances { get; init; } = [];

    public static QuestionProgress Fresh(int number) =>
        new(number, Stage.NotAsked, 0, 0, 0, 0, false, [], [], [], [], [], null);

    public bool IsSettled => Stage is Stage.Agreed or Stage.Parked;

    /// <summary>Why it is open although it was settled once; null for a question that never was.</summary>
    public Reopening? Reopened => IsSettled ? null : Reopenings.LastOrDefault();

    public IEnumerable<Piece> StandingPieces => Pieces.Where(piece => piece.Stands);

    public Draft? NewestDraft => Drafts.LastOrDefault(draft => !draft.IsTakenBack);

    public Draft? OpenDraft => HasOpenDraft ? NewestDraft : null;

    /// <summary>The draft before a given one, for the marked difference.</summary>
    public Draft? DraftBefore(int number) =>
        Drafts.LastOrDefault(draft => draft.Number < number && !draft.IsTakenBack);

    public Draft? DraftNumbered(int number) => number >= 1 && number <= Drafts.Length ? Drafts[number - 1] : null;

    public IEnumerable<Piece> PiecesOf(PersonId person) => StandingPieces.Where(piece => piece.Author == person);

    public bool HasFrom(PersonId person) => PiecesOf(person).Any() || Passed.Contains(person);

    /// <summary>A piece that this person gave with this message stands.</summary>
    public bool HasFrom(PersonId person, string message) =>
        Pieces.Any(piece => piece.Message == message && piece.Author == person && piece.Stands);

    public Objection? ObjectionOf(PersonId person) => Objections.FirstOrDefault(objection => objection.By == person);

    public QuestionProgress WithPass(PersonId person, int step) => Passed.Contains(person)
        ? this
        : this with { Passed = Passed.Add(person), PassedSteps = PassedSteps.Add(step) };

    public QuestionProgress WithoutPass(PersonId person) => Passed.IndexOf(person) is >= 0 and var at
        ? this with { Passed = Passed.RemoveAt(at), PassedSteps = PassedSteps.RemoveAt(at) }
        : this;

    public QuestionProgress With(Draft draft) => this with { Drafts = Drafts.SetItem(draft.Number - 1, draft) };
}
