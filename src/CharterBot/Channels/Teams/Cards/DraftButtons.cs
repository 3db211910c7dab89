using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>The buttons under an open draft. Never more than six; the others keep their commands.</summary>
internal static class DraftButtons
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, Draft draft)
    {
        NotAskedNow.Lay(sheet, charter, question.Number);
        if (charter.IsPaused)
            PauseLine.Button(sheet);
        else
            Stances(sheet, question.Number, draft.Number);
        Ending(sheet, charter, question);
        MoreButton.Lay(sheet, question.Number);
    }

    private static void Stances(Sheet sheet, int question, int draft)
    {
        sheet.Button(
            "OK",
            new Press.Do(new CharterCommand.Ok(draft, question)),
            Words.Say(CommandName.Ok, draft),
            style: "positive");
        sheet.Button(
            "Object",
            new Press.Open(new DialogRequest.Object(question, draft)),
            Words.Usage(CommandName.Object));
        sheet.Button(
            "Change the draft",
            new Press.Open(new DialogRequest.OurDraft(question)),
            Words.Usage(CommandName.Draft));
        sheet.Button(
            "Stand aside",
            new Press.Open(new DialogRequest.Aside(question, draft)),
            Words.Usage(CommandName.Aside),
            rank: 1);
    }

    private static void Ending(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var number = question.Number;
        if (charter.CanClose(question) && !charter.IsPaused)
        {
            sheet.Button(
                $"Close: {charter.Okayed(question).Count()} of {charter.Members.Length} OK",
                new Press.Do(new CharterCommand.Close(number)),
                Words.Say(CommandName.Close));
        }

        if (question.Objections.Any(objection => !objection.ObjectorHasLeft))
        {
            sheet.Button(
                "Withdraw my objection",
                new Press.Do(new CharterCommand.Withdraw(number)),
                Words.Say(CommandName.Withdraw));
        }

        if (question.Objections.Any(objection => objection.ObjectorHasLeft))
        {
            sheet.Button(
                "Record as reservation",
                new Press.Do(new CharterCommand.Reserve(number)),
                Words.Say(CommandName.Reserve), rank: 2);
            sheet.Button(
                "Park the question",
                new Press.Do(new CharterCommand.Park(number)),
                Words.Say(CommandName.Park, number), rank: 3);
        }
    }
}
