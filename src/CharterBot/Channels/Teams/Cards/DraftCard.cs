using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>A wording up for stances; once it is agreed, the answer; once it is replaced, a line.</summary>
internal static class DraftCard
{
    public static void Lay(Sheet sheet, Charter charter, QuestionProgress question, int number, bool isNew)
    {
        var draft = question.Drafts[number - 1];
        if (draft.IsTakenBack)
            Shrunk(sheet, question, draft, "taken back by its author");
        else if (question.Drafts.LastOrDefault(later => later.Number > number && !later.IsTakenBack) is { } newer)
            Shrunk(sheet, question, draft, $"replaced by draft {newer.Number}");
        else if (question.Answer is { } answer)
            AnswerCard.Lay(sheet, charter, question, answer);
        else if (charter.Phase == Phase.Cancelled)
            Resting(sheet, charter, question, draft, "the charter was cancelled");
        else if (!question.HasOpenDraft)
            Resting(sheet, charter, question, draft, Reason(question));
        else
            OpenDraftCard.Lay(sheet, charter, question, draft, isNew);
    }

    private static string Reason(QuestionProgress question) => question.Stage switch
    {
        Stage.Skipped => "the question was skipped for now",
        Stage.Parked => "the question was parked",
        _ => "the question was reopened; the next draft starts from it",
    };

    private static void Shrunk(Sheet sheet, QuestionProgress question, Draft draft, string why) =>
        sheet.Line(TextRun.Bold($"Question {question.Number} · Draft {draft.Number}"), new($" · {why}"));

    private static void Resting(Sheet sheet, Charter charter, QuestionProgress question, Draft draft, string why)
    {
        Shrunk(sheet, question, draft, why);
        ReopenedLine.Lay(sheet, charter, question);
        sheet.Tight(TextRun.Subtle(sheet.Text(draft.Text)));
        MoreButton.Lay(sheet, question.Number);
    }
}
