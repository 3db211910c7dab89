using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A stance that needs a reason.</summary>
internal static class ReasonForm
{
    public static DialogDrawing Object(Charter charter, int question, int draft)
    {
        var form = new Form($"Object to draft {draft}", charter, Allowance.Whole);
        Text(form, charter, question, draft);
        form.Line(TextRun.Subtle(
            "An objection says that the draft would hurt our aim. Changing the draft is the way on."));
        form.Box(
            "What would hurt our aim, and what would have to change?",
            "",
            "An objection needs its reason, so that the draft can be mended.");
        form.Submit("Object", new() { Verb = CardVerbs.Object, Question = question, Number = draft });
        return form.Finish();
    }

    public static DialogDrawing Aside(Charter charter, int question, int draft)
    {
        var form = new Form($"Stand aside on draft {draft}", charter, Allowance.Whole);
        Text(form, charter, question, draft);
        form.Line(TextRun.Subtle("Standing aside records your reservation beside the answer and does not block it."));
        form.Box("What is your reservation?", "", "Please write your reservation in a few words.");
        form.Submit("Stand aside", new() { Verb = CardVerbs.Aside, Question = question, Number = draft });
        return form.Finish();
    }

    private static void Text(Form form, Charter charter, int question, int draft)
    {
        var text = charter[question].DraftNumbered(draft)?.Text ?? "";
        form.Line(TextRun.Bold($"{question}. {charter.Set[question].Text}"));
        form.Line(new TextRun(UserText.Isolated(UserText.Mended(text))));
    }
}
