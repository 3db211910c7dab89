using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Why a question that was settled is open again: who works on it now should know.</summary>
internal static class ReopenedLine
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question)
    {
        if (question.Reopened is not { } reopened)
            return;

        var why = reopened.Reason.Length > 0 ? $"{sheet.Text(reopened.Reason, divisor: 2)}"
            : charter.Editions.IsEmpty ? "" : $"for version {charter.NextVersion}";
        sheet.Tight(
            TextRun.Bold("Opened again: "),
            new($"{sheet.Name(reopened.By)}{(why.Length > 0 ? ", " : "")}{why}"));
    }
}
