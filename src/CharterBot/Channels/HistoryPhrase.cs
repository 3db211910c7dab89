using System.Text;
using CharterBot.Charters;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels;

/// <summary>Versions, and how many drafts each answer took. What changed word by word stands in the dialog.</summary>
internal static class HistoryPhrase
{
    public static string Of(Charter charter)
    {
        var history = new StringBuilder();
        foreach (var edition in charter.Editions)
        {
            history.Add($"Version {edition.Version}, {Words.Date(edition.At)}: ");
            history.Append(edition.Minor == 0
                ? Words.Count(edition.Questions.Count(question => question.Answer is not null), "answer")
                : Changed(charter, edition.Minor));
            history.Append('\n');
        }

        if (charter.Editions.IsEmpty)
            history.Append("Nothing is published yet.\n");
        foreach (var question in charter.Questions.Where(question => question.Drafts.Length > 0))
        {
            var state = question.Answer is { } answer ? $"draft {answer.Draft} is the answer" : "not agreed yet";
            history.Add($"Question {question.Number}: {Words.Count(question.Drafts.Length, "draft")}, {state}\n");
        }

        return history.Add($"{Words.Say(CommandName.Show)} shows the texts.").ToString();
    }

    private static string Changed(Charter charter, int minor)
    {
        var (before, after) = (charter.Editions[minor - 1], charter.Editions[minor]);
        var changed = before.Questions.Zip(after.Questions)
            .Where(pair => pair.First.Answer?.Text != pair.Second.Answer?.Text)
            .Select(pair => Words.Number(pair.Second.Number))
            .ToList();
        return changed.Count == 0 ? "no answer changed" : $"changed: question {string.Join(", ", changed)}";
    }
}
