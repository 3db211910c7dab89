using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels;

/// <summary>
/// Versions and drafts, with what each took out and put in. As much of the differences as one message holds; the dialog
/// has them whole.
/// </summary>
internal static class HistoryPhrase
{
    private const int MostText = 5_000;
    private const int MostVersions = 12;
    private const int MostChanges = 24;

    /// <summary>How much of each difference is written out: less and less, until all of it fits.</summary>
    private static readonly int[] Falling = [1_200, 600, 300, 150, 80, 0];

    public static string Of(Charter charter)
    {
        var lines = Lines(charter).ToList();
        var text = "";
        foreach (var most in Falling)
        {
            text = Written(lines, most);
            if (text.Length <= MostText)
                break;
        }

        return text;
    }

    /// <summary>Versions and drafts without their differences.</summary>
    public static string Overview(Charter charter) => Written([.. Lines(charter)], 0);

    /// <summary>How the answers of one version differ from those of the one before.</summary>
    public static IEnumerable<(QuestionProgress Before, QuestionProgress After)> Changed(Charter charter, int minor) =>
        charter.Editions[minor - 1].Questions.Zip(charter.Editions[minor].Questions)
            .Where(pair => pair.First.Answer?.Text != pair.Second.Answer?.Text);

    private static string Written(List<HistoryLine> lines, int most)
    {
        var first = lines.Count(line => line.After is not null) - MostChanges;
        var number = 0;
        return string.Join('\n', lines.Select(line => line.After is null || number++ < first
            ? line.Text
            : line.Text + line.Change(most)));
    }

    private static IEnumerable<HistoryLine> Lines(Charter charter)
    {
        if (charter.Editions.IsEmpty)
            yield return new("Nothing is published yet.");
        if (charter.Editions.Length > MostVersions)
            yield return new($"Before these there are {charter.Editions.Length - MostVersions} earlier versions.");
        foreach (var line in charter.Editions.TakeLast(MostVersions).SelectMany(edition => Version(charter, edition)))
            yield return line;
        foreach (var line in charter.Questions.SelectMany(question => Drafts(charter, question)))
            yield return line;
        yield return new($"{Words.Say(CommandName.Show)} shows the texts.");
    }

    private static IEnumerable<HistoryLine> Version(Charter charter, Edition edition)
    {
        var title = $"Version {edition.Version}, {Words.Date(edition.At)}";
        if (edition.Minor == 0)
        {
            yield return new(
                $"{title}: {Words.Count(edition.Questions.Count(question => question.Answer is not null), "answer")}");
            yield break;
        }

        var changed = Changed(charter, edition.Minor).ToList();
        var numbers = string.Join(", ", changed.Select(pair => Words.Number(pair.After.Number)));
        yield return new($"{title}: {(changed.Count == 0 ? "no answer changed" : $"changed: question {numbers}")}");
        foreach (var (before, after) in changed)
        {
            yield return after.Answer is { } answer
                ? new($"– Question {after.Number}", before.Answer?.Text ?? "", answer.Text)
                : new($"– Question {after.Number}: parked, it had an answer before");
        }
    }

    private static IEnumerable<HistoryLine> Drafts(Charter charter, QuestionProgress question)
    {
        if (question.Drafts.IsEmpty)
            yield break;

        var state = question.Answer is { } answer ? $"draft {answer.Draft} is the answer" : "not agreed yet";
        yield return new($"Question {question.Number}: {Words.Count(question.Drafts.Length, "draft")}, {state}");
        foreach (var draft in question.Drafts)
        {
            var title = $"– Draft {draft.Number} by {charter.NameOf(draft.Author, 60)}";
            if (draft.IsTakenBack)
                yield return new($"{title}: taken back");
            else if (question.DraftBefore(draft.Number) is { } before)
                yield return new(title, before.Text, draft.Text);
        }
    }
}
