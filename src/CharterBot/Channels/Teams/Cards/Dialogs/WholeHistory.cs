using System.Text;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Wording;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Every version and every draft, with what changed from one to the next.</summary>
internal static class WholeHistory
{
    public static IEnumerable<Passage> Of(Charter charter)
    {
        yield return new("", HistoryPhrase.Of(charter));
        foreach (var question in charter.Questions)
        {
            foreach (var draft in question.Drafts)
                yield return new(Title(charter, question, draft), Text(question.DraftBefore(draft.Number), draft));
        }
    }

    private static string Title(Charter charter, QuestionProgress question, Draft draft) =>
        $"Question {question.Number}, draft {draft.Number}, {charter.NameOf(draft.Author, 100)}, {Words.Time(draft.At)}"
        + (draft.IsTakenBack ? " (taken back)" : question.Answer?.Draft == draft.Number ? " (the answer)" : "");

    /// <summary>Only words, no marks: [-taken out-] and [+put in+], as reviewers write it.</summary>
    private static string Text(Draft? before, Draft draft)
    {
        if (before is null || before.Text.Length == 0)
            return draft.Text;

        var marked = new StringBuilder();
        foreach (var span in DraftDifference.Smoothed(WordDifference.Between(before.Text, draft.Text)))
        {
            _ = span.Is switch
            {
                WordSpan.Kind.Added => marked.Append("[+").Append(span.Text).Append("+]"),
                WordSpan.Kind.Removed => marked.Append("[-").Append(span.Text).Append("-]"),
                _ => marked.Append(span.Text),
            };
        }

        return marked.ToString();
    }
}
