using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>All answers once every question is agreed or parked: read them, then publish.</summary>
internal static class ReviewCard
{
    public static void Lay(Sheet sheet, Charter charter, int posting)
    {
        var newest = charter.Shown.Where(key => key.Kind == CardKind.Review).Max(key => key.Number);
        if (posting < newest)
            Shrunk(sheet, charter, "replaced by a newer one below");
        else if (charter.Phase == Phase.Published)
            Shrunk(sheet, charter, $"published as version {charter.Editions[^1].Version}");
        else if (charter.Phase == Phase.Cancelled)
            Shrunk(sheet, charter, "the charter was cancelled");
        else if (charter.Phase == Phase.Asking)
            Shrunk(sheet, charter, $"question {charter.Current} is open again");
        else
            Open(sheet, charter);
    }

    private static void Open(Sheet sheet, Charter charter)
    {
        var agreed = charter.Questions.Count(question => question.Answer is not null);
        sheet.Heading("Review", "Review");
        sheet.Tight(TextRun.Large(sheet.Text(charter.Name)));
        sheet.Tight(new TextRun(
            $"{agreed} of {charter.Set.Count} questions agreed, {charter.Set.Count - agreed} parked. "
            + $"This becomes version {charter.NextVersion}."));
        if (charter.IsPaused)
            PauseLine.Lay(sheet);
        CharterRows.Lay(sheet, charter.Set, charter.Questions);
        SuggestionLine.Lay(sheet, charter);
        var facilitator = charter.Facilitator is { } who ? sheet.Name(who) : "the facilitator";
        sheet.Part(TextRun.Bold("Next: "), new($"read it once more; then {facilitator} publishes it."));
        sheet.Button(
            "Publish", new Press.Do(new CharterCommand.Publish()), Words.Say(CommandName.Publish), style: "positive");
        sheet.Button("Reopen a question", new Press.Open(new DialogRequest.Reopen()), Words.Usage(CommandName.Reopen));
        if (charter.IsPaused)
            PauseLine.Button(sheet);
        MoreButton.Lay(sheet, 0);
        // The Markdown is the published version until this one is published.
        if (!charter.IsRevising)
        {
            sheet.Button(
                "Show the Markdown", new Press.Open(new DialogRequest.Export()), Words.Say(CommandName.Export));
        }
    }

    private static void Shrunk(Sheet sheet, Charter charter, string how) =>
        sheet.Line(TextRun.Bold("Review"), new($" · {sheet.Text(charter.Name)} · {how}"));
}
