using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Who said what to a question; the newest where there is no room for all.</summary>
internal static class PieceRows
{
    public static void Lay(Sheet sheet, QuestionProgress question)
    {
        var standing = question.StandingPieces.ToList();
        var hidden = Math.Max(0, standing.Count - sheet.Room.Rows);
        if (hidden > 0)
        {
            sheet.Shorten();
            sheet.Part(TextRun.Subtle($"… {Words.Count(hidden, "earlier piece")}"));
        }

        for (var index = hidden; index < standing.Count; index++)
        {
            var piece = standing[index];
            var runs = new[] { TextRun.Bold($"{sheet.Name(piece.Author)}: "), new TextRun(sheet.Text(piece.Text)) };
            if (piece.IsLate)
                sheet.Tight([.. runs, TextRun.Subtle(" (came after the agreement)")]);
            else if (index == 0)
                sheet.Part([.. runs]);
            else
                sheet.Tight([.. runs]);
        }
    }
}
