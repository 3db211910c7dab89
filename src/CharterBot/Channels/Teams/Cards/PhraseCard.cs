using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>A reply with buttons as a small card. A reply without any is sent as plain text.</summary>
internal static class PhraseCard
{
    public static DrawnCard Draw(Phrase phrase, Charter? charter)
    {
        var sheet = new Sheet(charter, Allowance.Whole);
        foreach (var paragraph in phrase.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            sheet.Line(new TextRun(paragraph.Trim('\n')));
        foreach (var button in phrase.Buttons)
            sheet.Button(button.Title, button.Press, button.Say);
        return sheet.Finish(width: null);
    }
}
