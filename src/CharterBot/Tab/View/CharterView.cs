using System.Collections.Immutable;
using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.People;
using CharterBot.Documents;

namespace CharterBot.Tab.View;

/// <summary>From the charter to its page. Nothing here depends on the reader or the hour.</summary>
internal static class CharterView
{
    /// <summary>
    /// One version; the newest when none is named, the work in progress when there is none. Null: no such version.
    /// </summary>
    public static CharterPage? Of(Charter charter, string? version)
    {
        var chosen = version is null
            ? charter.Editions.LastOrDefault()
            : charter.Editions.FirstOrDefault(edition => edition.Version == version);
        return chosen is not null ? Published(charter, chosen) : version is null ? Unpublished(charter) : null;
    }

    private static CharterPage Published(Charter charter, Edition edition)
    {
        var before = edition.Minor == 0 ? null : charter.Editions[edition.Minor - 1];
        var isNewest = edition.Minor == charter.Editions.Length - 1;
        var answered = edition.Questions.Where(question => question.Answer is not null).ToImmutableArray();
        return new(
            UserText.OnOneLine(edition.Name),
            charter.Set.Name,
            "published",
            edition.Version,
            edition.At,
            edition.Facilitator is { } facilitator ? Name(charter, facilitator) : null,
            Names(charter, edition.Members.Select(member => member.Id)),
            Areas(charter, answered, before),
            Rows(charter, edition.Questions.Where(question => question.Answer is null), before),
            charter.Set.Source,
            answered.Length,
            charter.Set.Count,
            Versions(charter),
            isNewest && charter.IsRevising ? Revision.Line(charter) : null,
            before is not null && before.Name != edition.Name ? UserText.OnOneLine(before.Name) : null,
            isNewest ? CharterMarkdown.Write(charter) : CharterMarkdown.Write(AsOf(charter, edition)));
    }

    private static CharterPage Unpublished(Charter charter) => new(
        UserText.OnOneLine(charter.Name),
        charter.Set.Name,
        charter.Phase == Phase.Cancelled ? "cancelled" : "running",
        null,
        charter.StartedAt,
        charter.Facilitator is { } facilitator ? Name(charter, facilitator) : null,
        Names(charter, charter.Members.Select(member => member.Id)),
        Areas(charter, charter.Questions, before: null),
        Rows(charter, charter.Questions.Where(question => question.Stage == Stage.Parked), before: null),
        charter.Set.Source,
        charter.Questions.Count(question => question.Stage == Stage.Agreed),
        charter.Set.Count,
        [],
        null,
        null,
        CharterMarkdown.Write(charter));

    /// <summary>The charter as it stood when that version was its newest.</summary>
    private static Charter AsOf(Charter charter, Edition edition) =>
        charter with { Phase = Phase.Published, Editions = charter.Editions[..(edition.Minor + 1)] };

    private static PageVersion[] Versions(Charter charter) =>
        [.. charter.Editions.Reverse().Select(edition => new PageVersion(edition.Version, edition.At))];

    private static PageArea[] Areas(
        Charter charter, ImmutableArray<QuestionProgress> questions, Edition? before) =>
    [
        .. charter.Set.Areas
            .Select(area => new PageArea(
                area,
                Rows(charter, questions.Where(question => charter.Set[question.Number].Area == area), before)))
            .Where(area => area.Questions.Count > 0),
    ];

    private static PageQuestion[] Rows(
        Charter charter, IEnumerable<QuestionProgress> questions, Edition? before) =>
        [.. questions.Select(question => new PageQuestion(
            question.Number,
            charter.Set[question.Number].Text,
            State(question),
            question.Answer is { } answer && question.Stage == Stage.Agreed ? Answered(charter, answer) : null,
            before is null ? null : ChangeView.Between(before.Questions[question.Number - 1], question)))];

    private static PageAnswer Answered(Charter charter, Answer answer) => new(
        UserText.Mended(answer.Text),
        Names(charter, answer.AgreedBy),
        Names(charter, answer.Silent),
        answer.IsClosed,
        [.. answer.Reservations.Select(reservation => new PageReservation(
            Name(charter, reservation.By), UserText.Mended(reservation.Reason), reservation.FromObjection))]);

    private static string State(QuestionProgress question) => question.Stage switch
    {
        Stage.NotAsked => "not asked",
        Stage.Asked when question.HasOpenDraft => "drafting",
        Stage.Asked => "asked",
        Stage.Skipped => "skipped",
        Stage.Agreed => "agreed",
        Stage.Parked => "parked",
        _ => throw new UnreachableException($"No word for {question.Stage}."),
    };

    private static string[] Names(Charter charter, IEnumerable<PersonId> people) =>
        [.. people.Select(person => Name(charter, person))];

    private static string Name(Charter charter, PersonId person) => UserText.Name(charter.NameOf(person));
}
