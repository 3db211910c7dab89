using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>One's own answer to one question; what one said before stands in the box and is replaced by it.</summary>
internal static class AnswerForm
{
    public static DialogDrawing Draw(Charter charter, int number, PersonId by)
    {
        var asked = charter.Set[number];
        var own = string.Join('\n', charter[number].PiecesOf(by).Select(piece => piece.Text));
        var fits = own.EnumerateRunes().Count() <= Form.MostTyped;
        var form = new Form($"Question {number}: my answer", charter, Allowance.Whole);
        Dialogs.Asked(form, asked);
        if (asked.StrongExample.Length > 0)
            form.Line(TextRun.Subtle($"Strong: \"{asked.StrongExample}\""));
        if (asked.WeakExample.Length > 0)
            form.Line(TextRun.Subtle($"Weak: \"{asked.WeakExample}\""));
        if (!fits)
            form.Line(new TextRun("What you said before stays; it is too long for one box, so this is added to it."));
        var isChange = own.Length > 0 && fits;
        form.Box(
            isChange
                ? "My answer (replaces what I said before; up to 4,000 characters)"
                : "My answer (up to 4,000 characters)",
            isChange ? own : "",
            "Please write your answer, or close this and say pass.",
            "A line is enough");
        form.Submit("Save", new()
        {
            Verb = isChange ? CardVerbs.Change : CardVerbs.Answer,
            Question = number,
        });
        return form.Finish();
    }
}
