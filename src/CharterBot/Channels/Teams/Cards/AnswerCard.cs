using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>The draft that became the answer.</summary>
internal static class AnswerCard
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, Answer answer)
    {
        Progress.Lay(sheet, charter, question.Number);
        sheet.Tight(TextRun.Subtle(charter.Set[question.Number].Text));
        sheet.Part(TextRun.Large("Answer"), TextRun.Subtle($"  agreed as draft {answer.Draft}"));
        sheet.Wording(new TextRun(sheet.Text(answer.Text)));
        Stood(sheet, answer);
        var late = question.StandingPieces.Count(piece => piece.IsLate);
        if (late > 0)
        {
            sheet.Tight(TextRun.Subtle(
                $"{Words.Count(late, "piece")} came later and can be offered as a change: "
                + $"{Words.Say(CommandName.Show, question.Number)} has it all."));
        }

        MoreButton.Lay(sheet, question.Number);
        if (charter.Phase == Phase.Published)
        {
            sheet.Button(
                "Revise", new Press.Open(new DialogRequest.Revise()), Words.Say(CommandName.Revise, question.Number));
        }
        else if (charter.IsRunning)
        {
            sheet.Button(
                "Reopen",
                new Press.Open(new DialogRequest.Reopen()),
                Words.Usage(CommandName.Reopen, question.Number));
        }
    }

    /// <summary>Who agreed how; the same words under every answer, on every card.</summary>
    internal static void Stood(Sheet sheet, Answer answer)
    {
        var agreed = sheet.Names(answer.AgreedBy) ?? "nobody who is still a member";
        var silent = sheet.Names(answer.Silent);
        var closed = answer.IsClosed ? " (closed by the facilitator)" : "";
        sheet.Tight(
            TextRun.Subtle($"Agreed by {agreed}{(silent is null ? "" : $"; silent: {silent}")}{closed}"));
        if (answer.Reservations.Length > sheet.Room.Rows)
            sheet.Shorten();
        foreach (var reservation in answer.Reservations.Take(sheet.Room.Rows))
        {
            var reason = reservation.Reason.Length > 0 ? $", {sheet.Text(reservation.Reason, divisor: 2)}" : "";
            sheet.Tight(
                TextRun.Subtle(reservation.FromObjection ? "Objection recorded: " : "Stood aside: "),
                TextRun.Subtle($"{sheet.Name(reservation.By)}{reason}"));
        }
    }
}
