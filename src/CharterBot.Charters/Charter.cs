using System.Collections.Immutable;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Charters;

/// <summary>
/// What one thread has said and decided about its community: the fold of its events, see <see cref="CharterFold"/>.
/// </summary>
/// <param name="Step">How many events made it; orders who acted before what.</param>
/// <param name="Current">The number of the question that takes unlabelled text; 0 when none is asked.</param>
/// <param name="Names">The display name of everyone who ever appears in it.</param>
/// <param name="Shown">Every card the thread holds, in the order of posting.</param>
public sealed record Charter(
    CharterId Id,
    QuestionSet Set,
    string Name,
    Phase Phase,
    bool IsPaused,
    int Step,
    int Current,
    DateTimeOffset StartedAt,
    PersonId? Facilitator,
    DateTimeOffset FacilitatorActedAt,
    ImmutableArray<Member> Members,
    ImmutableArray<QuestionProgress> Questions,
    ImmutableArray<Suggestion> Suggestions,
    ImmutableArray<Edition> Editions,
    ImmutableArray<CardKey> Shown,
    ImmutableDictionary<PersonId, string> Names,
    Confirmation? Asked,
    DateTimeOffset? CancelledAt)
{
    public const int MostMembers = 25;
    public const int MostCodePoints = 4_000;
    public const int MostNameCodePoints = 100;

    /// <summary>Someone may act in the facilitator's place when the facilitator has done nothing for so long.</summary>
    public static readonly TimeSpan FacilitatorSilence = TimeSpan.FromHours(48);

    /// <summary>A cancelled charter can be restored for so long.</summary>
    public static readonly TimeSpan KeptAfterCancelling = TimeSpan.FromDays(30);

    /// <summary>What it was called before it was last renamed; null when it never was.</summary>
    public string? NameBefore { get; init; }

    /// <summary>The revision that was cancelled last, until the next version is published.</summary>
    public GivenUpRevision? GivenUp { get; init; }

    public bool IsRunning => Phase is Phase.Opening or Phase.Asking or Phase.Reviewing;

    public bool IsBegun => Phase != Phase.Opening;

    /// <summary>Published once before and open again.</summary>
    public bool IsRevising => IsRunning && !Editions.IsEmpty;

    public QuestionProgress this[int number] => Questions[number - 1];

    public QuestionProgress? CurrentQuestion => Current == 0 ? null : this[Current];

    /// <summary>A plain reply counts as a piece only now: a question is asked and no draft is up for stances.</summary>
    public bool IsCollecting => Phase == Phase.Asking && CurrentQuestion is { HasOpenDraft: false };

    /// <summary>Suggestions that no version has had the chance to take up.</summary>
    public IEnumerable<Suggestion> OpenSuggestions =>
        Suggestions.Where(suggestion => suggestion.DoneIn is null && suggestion.Text.Length > 0);

    public string NextVersion => $"1.{Editions.Length}";

    public Member? MemberOf(PersonId person) => Members.FirstOrDefault(member => member.Id == person);

    public bool IsMember(PersonId person) => MemberOf(person) is not null;

    public bool IsFacilitator(PersonId person) => Facilitator == person;

    public string NameOf(PersonId person) => Names.GetValueOrDefault(person, Person.FormerMember);

    /// <summary>
    /// Silent for one whole question, or nothing done for 48 hours: only then may someone be taken out.
    /// </summary>
    public bool IsAbsent(PersonId person, DateTimeOffset now) =>
        MemberOf(person) is { } member && (member.IsSilent || now - member.LastActedAt >= FacilitatorSilence);

    public bool FacilitatorIsAway(DateTimeOffset now) =>
        Facilitator is null || now - FacilitatorActedAt >= FacilitatorSilence;

    internal Charter With(QuestionProgress question) =>
        this with { Questions = Questions.SetItem(question.Number - 1, question) };
}
