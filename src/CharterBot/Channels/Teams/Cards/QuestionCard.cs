using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>One question as it is asked: what a good answer has, who said what, who is missing, what next.</summary>
internal static class QuestionCard
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, int posting)
    {
        if (posting < question.Postings)
            Shrunk(sheet, charter, question, "moved down to a newer card");
        else if (charter.Phase == Phase.Cancelled)
            Shrunk(sheet, charter, question, "the charter was cancelled");
        else if (question.IsSettled || question.Stage == Stage.Skipped)
            Ended(sheet, charter, question);
        else
            Asked(sheet, charter, question);
    }

    private static void Asked(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var asked = charter.Set[question.Number];
        Progress.Lay(sheet, charter, question.Number);
        sheet.Tight(TextRun.Large(asked.Text));
        if (asked.GoodAnswerHas.Length > 0)
            sheet.Tight(TextRun.Subtle($"A good answer has {asked.GoodAnswerHas}."));
        ReopenedLine.Lay(sheet, charter, question);
        if (charter.IsPaused)
            PauseLine.Lay(sheet);
        PieceRows.Lay(sheet, question);
        Who(sheet, charter, question);
        Next(sheet, charter, question);
        Buttons(sheet, charter, question);
    }

    private static void Who(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var passed = sheet.Names(
            question.Passed.Where(person => charter.IsMember(person) && !question.PiecesOf(person).Any()));
        var missing = sheet.Names(charter.NotHeardFrom(question));
        var silent = sheet.Names(charter.Members
            .Where(member => member.IsSilent && !question.HasFrom(member.Id))
            .Select(member => member.Id));
        sheet.Part(TextRun.Bold(
            $"{charter.AnsweredOrPassed(question)} of {charter.Members.Length} answered or passed"));
        if (passed is not null)
            sheet.Tight(TextRun.Subtle($"Passed: {passed}"));
        if (missing is not null)
            sheet.Tight(TextRun.Subtle($"Not yet: {missing}"));
        if (silent is not null)
            sheet.Tight(TextRun.Subtle($"Silent, not waited for: {silent}"));
        if (charter.Facilitator is { } facilitator)
            sheet.Tight(TextRun.Subtle($"Facilitator: {sheet.Name(facilitator)}"));
    }

    private static void Next(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var next = charter.IsPaused
            ? "a member resumes; answers are taken meanwhile."
            : question.OpenDraft is { } draft
            ? $"draft {draft.Number} is up for your OK on its own card; what is written here now is a piece and no "
                + "stance."
            : charter.IsReadyToDraft(question)
                ? question.StandingPieces.Any()
                    ? "everyone has answered or passed: ready to draft. Anyone can turn the pieces into one text."
                    : "everyone has passed: ready to draft, or to be skipped for now."
                : question.StandingPieces.Any()
                    ? "add what is missing, or turn the pieces into one text with Draft our answer."
                    : "write what you think; a line is enough.";
        sheet.Part(TextRun.Bold("Next: "), new(next));
        if (charter.Current is var now && now != question.Number && now > 0)
        {
            sheet.Tight(TextRun.Subtle(
                $"Question {now} is asked now: write \"{question.Number}: …\" to answer this one."));
        }
    }

    private static void Buttons(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var number = question.Number;
        NotAskedNow.Lay(sheet, charter, number);
        sheet.Button(
            "Add my answer",
            new Press.Open(new DialogRequest.MyAnswer(number)),
            number == charter.Current ? $"@{Words.Bot} <your answer>" : $"@{Words.Bot} {number}: <your answer>",
            style: charter.IsPaused || question.HasOpenDraft || charter.IsReadyToDraft(question) ? null : "positive");
        if (!question.HasOpenDraft && !charter.IsPaused)
        {
            sheet.Button(
                "Draft our answer",
                new Press.Open(new DialogRequest.OurDraft(number)),
                Words.Usage(CommandName.Draft),
                style: charter.IsReadyToDraft(question) ? "positive" : null);
        }

        sheet.Button("Pass", new Press.Do(new CharterCommand.Pass(number)), Words.Say(CommandName.Pass, number));
        if (question.Objections.IsEmpty)
        {
            sheet.Button(
                question.Skips == 0 ? "Skip for now" : "Skip again and park",
                new Press.Do(new CharterCommand.Skip(number, question.Postings)),
                Words.Say(CommandName.Skip, number),
                rank: 2);
        }

        if (charter.IsPaused)
            PauseLine.Button(sheet);
        MoreButton.Lay(sheet, number);
        sheet.Button(
            "Examples", new Press.Open(new DialogRequest.Examples(number)), Words.Say(CommandName.Questions), rank: 3);
    }

    private static void Ended(Sheet sheet, Charter charter, QuestionProgress question)
    {
        var (how, next) = question.Stage switch
        {
            Stage.Agreed => ("agreed", "The answer stands on its own card."),
            Stage.Skipped => ("skipped for now", "It is asked again after the last question."),
            _ => ("parked", "It is listed openly in the charter. A member can reopen it."),
        };
        Shrunk(sheet, charter, question, how);
        sheet.Tight(TextRun.Subtle(next + Kept(question)));
        if (charter.Phase == Phase.Published)
            return;
        if (question.Stage == Stage.Skipped)
        {
            sheet.Button(
                "Ask it now",
                new Press.Do(new CharterCommand.ShowQuestion(question.Number)),
                Words.Say(CommandName.Question, question.Number));
        }
        else if (question.Stage == Stage.Parked)
        {
            sheet.Button(
                "Reopen",
                new Press.Open(new DialogRequest.Reopen()),
                Words.Usage(CommandName.Reopen, question.Number));
        }
    }

    private static string Kept(QuestionProgress question) =>
        question.StandingPieces.Count() is > 0 and var count ? $" {Words.Count(count, "piece")} kept with it." : "";

    private static void Shrunk(Sheet sheet, Charter charter, QuestionProgress question, string how) => sheet.Line(
        TextRun.Bold($"Question {question.Number} of {charter.Set.Count} · {how}: "),
        new(charter.Set[question.Number].Text));
}
