using CharterBot.Charters;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>
/// Every version and every draft, with what changed from one to the next, and why a question was opened again.
/// </summary>
internal static class WholeHistory
{
    public static IEnumerable<Passage> Of(Charter charter) =>
    [
        new("", HistoryPhrase.Overview(charter)),
        .. charter.Editions.Skip(1).SelectMany(edition => Version(charter, edition)),
        .. charter.Questions.SelectMany(question => Steps(charter, question)),
    ];

    private static IEnumerable<Passage> Version(Charter charter, Edition edition)
    {
        foreach (var (before, after) in HistoryPhrase.Changed(charter, edition.Minor))
        {
            yield return new(
                $"Version {edition.Version}, question {after.Number}",
                after.Answer is { } answer ? Marked(before.Answer?.Text, answer.Text) : "Parked.");
        }

        foreach (var suggestion in charter.Suggestions.Where(suggestion =>
            suggestion.DoneIn == edition.Minor && suggestion.Text.Length > 0))
        {
            yield return new(
                $"Suggested for version {edition.Version} by {charter.NameOf(suggestion.By, 100)}, "
                + Words.Time(suggestion.At),
                suggestion.Text);
        }
    }

    private static IEnumerable<Passage> Steps(Charter charter, QuestionProgress question)
    {
        var drafts = question.Drafts.Select(draft => (draft.Step, Passage: new Passage(
            Title(charter, question, draft), Marked(question.DraftBefore(draft.Number)?.Text, draft.Text))));
        var reopenings = question.Reopenings.Select(reopening => (reopening.Step, Passage: new Passage(
            $"Question {question.Number}, opened again by {charter.NameOf(reopening.By, 100)}, "
            + Words.Time(reopening.At),
            reopening.Reason)));
        return drafts.Concat(reopenings).OrderBy(step => step.Step).Select(step => step.Passage);
    }

    private static string Title(Charter charter, QuestionProgress question, Draft draft) =>
        $"Question {question.Number}, draft {draft.Number}, {charter.NameOf(draft.Author, 100)}, {Words.Time(draft.At)}"
        + (draft.IsTakenBack ? " (taken back)" : question.Answer?.Draft == draft.Number ? " (the answer)" : "");

    private static string Marked(string? before, string after) =>
        string.IsNullOrEmpty(before) ? after : Difference.Marked(before, after);
}
