using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>The first card: what is going to happen, who is in, and what becomes of what people write.</summary>
internal static class OpeningCard
{
    public static void Lay(Sheet sheet, Charter charter)
    {
        if (charter.Phase == Phase.Cancelled)
            Cancelled(sheet, charter);
        else if (charter.Phase == Phase.Opening)
            Open(sheet, charter);
        else
            Begun(sheet, charter);
    }

    private static void Open(Sheet sheet, Charter charter)
    {
        var set = charter.Set;
        sheet.Line(TextRun.Large(sheet.Text(charter.Name)));
        sheet.Tight(new TextRun(
            $"{Words.Count(set.Count, "question")} in {string.Join(", ", set.Areas)} · about {set.Minutes} minutes"));
        if (charter.IsPaused)
            PauseLine.Lay(sheet);
        sheet.Part(
            TextRun.Bold("Core Team: "), new(sheet.Names(charter.Members.Select(member => member.Id)) ?? "nobody yet"));
        sheet.Tight(TextRun.Bold("Facilitator: "), new(Facilitator(sheet, charter)));
        var pieces = charter.Questions.Sum(question => question.StandingPieces.Count());
        if (pieces > 0)
            sheet.Tight(TextRun.Bold("Kept already: "), new($"{Words.Count(pieces, "piece")} for later"));
        sheet.Part(
            TextRun.Bold("Next: "),
            new("press I'm in if you decide with us. Then the facilitator presses Begin."));
        sheet.Part(TextRun.Subtle(
            "Everyone in this conversation sees what is written here. CharterBot keeps your name, pieces, drafts and "
            + "stances: \"my data\" shows them, \"forget me\" erases them. 30 days after publishing, pieces go; 30 days "
            + "after cancelling, everything does (your admin may have set another time)."));
        var style = charter.IsPaused ? null : "positive";
        sheet.Button("I'm in", new Press.Do(new CharterCommand.Join()), Words.Say(CommandName.Join), style: style);
        sheet.Button("Begin", new Press.Do(new CharterCommand.Begin()), Words.Say(CommandName.Begin));
        sheet.Button("Cancel", new Press.Do(new CharterCommand.Cancel()), Words.Say(CommandName.Cancel));
        if (charter.IsPaused)
            PauseLine.Button(sheet);
        sheet.Button(
            "See the questions",
            new Press.Open(new DialogRequest.Questions()),
            Words.Say(CommandName.Questions),
            rank: 1);
    }

    private static void Begun(Sheet sheet, Charter charter)
    {
        var how = charter.Phase == Phase.Published ? $"published as version {charter.Editions[^1].Version}" : "begun";
        var members = Words.Count(charter.Members.Length, "member");
        sheet.Line(
            TextRun.Bold(sheet.Text(charter.Name)),
            new($" · {how} · {members} · facilitator {Facilitator(sheet, charter)}"));
    }

    private static void Cancelled(Sheet sheet, Charter charter)
    {
        var until = (charter.CancelledAt ?? charter.StartedAt) + Charter.KeptAfterCancelling;
        sheet.Line(TextRun.Bold(sheet.Text(charter.Name)), new(" · cancelled"));
        sheet.Tight(
            new TextRun($"Everything is kept until {Words.Date(until)}. The facilitator can restore it until then."));
        sheet.Button("Restore", new Press.Do(new CharterCommand.Restore()), Words.Say(CommandName.Restore));
    }

    private static string Facilitator(Sheet sheet, Charter charter) =>
        charter.Facilitator is { } facilitator ? sheet.Name(facilitator) : "nobody at the moment";
}
