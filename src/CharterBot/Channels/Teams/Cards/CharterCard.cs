using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>The charter as published, posted once and kept up to date: the card that a team pins.</summary>
internal static class CharterCard
{
    public static void Lay(Sheet sheet, Charter charter)
    {
        var edition = charter.Editions[^1];
        sheet.Line(TextRun.Large(sheet.Text(edition.Name)));
        sheet.Tight(new TextRun($"{charter.Set.Name} · version {edition.Version} · {Words.Date(edition.At)}"));
        sheet.Tight(
            TextRun.Bold("Core Team: "),
            new(sheet.Names(edition.Members.Select(member => member.Id)) ?? "nobody any more"));
        if (edition.Facilitator is { } facilitator)
            sheet.Tight(TextRun.Bold("Facilitator: "), new(sheet.Name(facilitator)));
        CharterRows.Lay(sheet, charter.Set, edition.Questions);
        State(sheet, charter);
        sheet.Part(TextRun.Subtle(charter.Set.Source));
        MoreButton.Lay(sheet, 0);
        sheet.Button("Show the Markdown", new Press.Open(new DialogRequest.Export()), Words.Say(CommandName.Export));
        sheet.Button("Revise a question", new Press.Open(new DialogRequest.Revise()), Words.Usage(CommandName.Revise));
        if (charter is { IsRevising: false, GivenUp: not null })
        {
            sheet.Button(
                "Restore the revision", new Press.Do(new CharterCommand.Restore()), Words.Say(CommandName.Restore));
        }
    }

    private static void State(Sheet sheet, Charter charter)
    {
        SuggestionLine.Lay(sheet, charter);
        if (charter.IsRevising)
        {
            sheet.Part(TextRun.Bold("Being revised: "), new($"{Revision.Line(charter)}; until then this one holds."));
            return;
        }

        if (charter.GivenUp is { } revision)
        {
            var until = Words.Date(revision.At + Charter.KeptAfterCancelling);
            sheet.Part(
                TextRun.Bold("Given up: "),
                new($"the revision for version {charter.NextVersion}. The facilitator can restore it until {until}."));
        }

        sheet.Part(
            TextRun.Bold("Next: "),
            new("pin this post so that everyone finds it: open its menu (…) and choose Pin. "
                + "In Microsoft Teams the channel can hold it as a tab as well: + and CharterBot. "
                + "A member can revise a question at any time."));
    }
}
