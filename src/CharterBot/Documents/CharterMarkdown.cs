using System.Collections.Immutable;
using System.Text;
using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.People;

namespace CharterBot.Documents;

/// <summary>
/// The charter as a Markdown document: the published version, or the work in progress before there is one.
/// </summary>
internal static class CharterMarkdown
{
    public static string Write(Charter charter)
    {
        var markdown = new StringBuilder();
        if (charter.Editions is [.., var edition])
        {
            Head(markdown, charter, edition.Name, $"Version {edition.Version}, {Words.Date(edition.At)}");
            if (charter.IsRevising)
                markdown.Add($"*{Revision.Line(charter)}.*\n\n");
            Team(markdown, charter, edition.Facilitator, edition.Members);
            Answers(markdown, charter, edition.Questions);
        }
        else
        {
            Head(markdown, charter, charter.Name, $"Draft, started {Words.Date(charter.StartedAt)}");
            Team(markdown, charter, charter.Facilitator, charter.Members);
            Answers(markdown, charter, charter.Questions);
        }

        return markdown.Append("---\n\n").Append(MarkdownText.Inline(charter.Set.Source)).Append('\n').ToString();
    }

    private static void Head(StringBuilder markdown, Charter charter, string name, string version) =>
        markdown.Add($"# {MarkdownText.Inline(name)}\n\n{MarkdownText.Inline(charter.Set.Name)} · {version}\n\n");

    private static void Team(
        StringBuilder markdown, Charter charter, PersonId? facilitator, ImmutableArray<Member> members)
    {
        if (facilitator is { } who)
            markdown.Add($"**Facilitator:** {Name(charter, who)}\\\n");
        markdown.Add($"**Core Team:** {Names(charter, members.Select(member => member.Id))}\n\n");
    }

    private static void Answers(StringBuilder markdown, Charter charter, ImmutableArray<QuestionProgress> questions)
    {
        foreach (var area in charter.Set.Areas)
        {
            markdown.Add($"## {MarkdownText.Inline(area)}\n\n");
            foreach (var asked in charter.Set.In(area))
            {
                markdown.Add($"### {asked.Number}. {MarkdownText.Inline(asked.Text)}\n\n");
                Answered(markdown, charter, questions[asked.Number - 1]);
            }
        }

        var parked = questions.Where(question => question.Stage == Stage.Parked).ToList();
        if (parked.Count == 0)
            return;
        markdown.Append("## Parked questions\n\n");
        foreach (var question in parked)
            markdown.Add($"- {question.Number}. {MarkdownText.Inline(charter.Set[question.Number].Text)}\n");
        markdown.Append('\n');
    }

    private static void Answered(StringBuilder markdown, Charter charter, QuestionProgress question)
    {
        if (question.Answer is not { } answer)
        {
            markdown.Append(question.Stage == Stage.Parked ? "*Parked.*\n\n" : "*Not agreed yet.*\n\n");
            return;
        }

        MarkdownText.AppendQuote(markdown, answer.Text);
        markdown.Add($"\nAgreed by: {Names(charter, answer.AgreedBy)}");
        var aside = answer.Reservations.Where(reservation => !reservation.FromObjection).ToList();
        if (aside.Count > 0)
            markdown.Add($" · stood aside: {Names(charter, aside.Select(reservation => reservation.By))}");
        if (!answer.Silent.IsEmpty)
            markdown.Add($" · silent: {Names(charter, answer.Silent)}");
        markdown.Append("\n\n");
        Reservations(markdown, charter, answer);
    }

    private static void Reservations(StringBuilder markdown, Charter charter, Answer answer)
    {
        if (answer.Reservations.IsEmpty)
            return;

        markdown.Append("Reservations:\n\n");
        foreach (var reservation in answer.Reservations)
        {
            var what = reservation.FromObjection ? " (an objection, recorded)" : "";
            var reason = reservation.Reason.Length > 0 ? $": {MarkdownText.Inline(reservation.Reason)}" : "";
            markdown.Add($"- {Name(charter, reservation.By)}{what}{reason}\n");
        }

        markdown.Append('\n');
    }

    private static string Names(Charter charter, IEnumerable<PersonId> people) =>
        string.Join(", ", people.Select(person => Name(charter, person))) is { Length: > 0 } names ? names : "nobody";

    private static string Name(Charter charter, PersonId person) =>
        MarkdownText.Inline(UserText.Name(charter.NameOf(person)));
}
