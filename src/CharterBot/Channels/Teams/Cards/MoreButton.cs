using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Where a text stands in part only: the way to the whole of it, by button and by command.</summary>
internal static class MoreButton
{
    public static void Lay(Sheet sheet, int question)
    {
        if (!sheet.IsShortened)
            return;

        sheet.Button(
            "Show the whole text",
            new Press.Open(new DialogRequest.Show(question)),
            question == 0 ? Words.SayNumber(CommandName.Show) : Words.Say(CommandName.Show, question));
    }
}
