using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>What came when nothing was asked: a card counts it and says where it can be read.</summary>
internal static class SuggestionLine
{
    public static void Lay(Sheet sheet, Charter charter)
    {
        var count = charter.OpenSuggestions.Count();
        if (count == 0)
            return;

        var kept = Words.Count(count, "suggestion");
        sheet.Part(TextRun.Subtle(
            $"{kept} kept for the next version: {Words.Say(CommandName.Show)} lists what was said."));
        sheet.Shorten();
    }
}
