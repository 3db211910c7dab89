using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// The buttons under an open draft. Never more than six; the others keep their commands. On the card that one person
/// sees, only those that this person can use.
/// </summary>
internal static class DraftButtons
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, Draft draft)
    {
        NotAskedNow.Lay(sheet, charter, question.Number);
        if (charter.IsPaused && OwnStance.IsMember(charter, sheet.Viewer))
            PauseLine.Button(sheet);
        else if (!charter.IsPaused && OwnStance.MayBeTaken(charter, sheet.Viewer))
            Stances(sheet, question, draft);
        Ending(sheet, charter, question);
        MoreButton.Lay(sheet, question.Number);
    }

    private static void Stances(Sheet sheet, QuestionProgress question, Draft draft)
    {
        // Who objects to this very draft withdraws first; who agrees already need not say so again.
        var (number, objects) = (question.Number, Own(sheet, question)?.Draft == draft.Number);
        if (!objects && (sheet.Viewer is not { } viewer || draft.StanceOf(viewer) is not { IsOk: true }))
        {
            sheet.Button(
                "OK",
                new Press.Do(new CharterCommand.Ok(draft.Number, number)),
                Words.Say(CommandName.Ok, draft.Number),
                style: "positive");
        }

        sheet.Button(
            "Object",
            new Press.Open(new DialogRequest.Object(number, draft.Number)),
            Words.Usage(CommandName.Object));
        sheet.Button(
            "Change the draft",
            new Press.Open(new DialogRequest.OurDraft(number)),
            Words.Usage(CommandName.Draft));
        if (!objects)
        {
            sheet.Button(
                "Stand aside",
                new Press.Open(new DialogRequest.Aside(number, draft.Number)),
                Words.Usage(CommandName.Aside),
                rank: 1);
        }
    }

    private static void Ending(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var number = question.Number;
        var mayEnd = sheet.Viewer is not { } viewer || charter.IsFacilitator(viewer);
        if (mayEnd && charter.CanClose(question) && !charter.IsPaused)
        {
            sheet.Button(
                $"Close: {charter.Okayed(question).Count()} of {charter.Members.Length} OK",
                new Press.Do(new CharterCommand.Close(number)),
                Words.Say(CommandName.Close));
        }

        if (sheet.Viewer is null ? question.Objections.Any(IsStanding) : Own(sheet, question) is not null)
        {
            sheet.Button(
                "Withdraw my objection",
                new Press.Do(new CharterCommand.Withdraw(number)),
                Words.Say(CommandName.Withdraw));
        }

        var isOrphaned = !question.Objections.All(IsStanding);
        if (mayEnd && isOrphaned)
        {
            sheet.Button(
                "Record as reservation",
                new Press.Do(new CharterCommand.Reserve(number)),
                Words.Say(CommandName.Reserve), rank: 2);
        }

        if (mayEnd && (isOrphaned || sheet.Viewer is not null))
        {
            sheet.Button(
                "Park the question",
                new Press.Do(new CharterCommand.Park(number)),
                Words.Say(CommandName.Park, number), rank: 3);
        }
    }

    private static bool IsStanding(Objection objection) => !objection.ObjectorHasLeft;

    private static Objection? Own(Sheet sheet, QuestionProgress question) =>
        sheet.Viewer is { } viewer ? question.ObjectionOf(viewer) : null;
}
