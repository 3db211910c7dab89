using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>What a good answer has, with a strong and a weak example.</summary>
internal static class ExamplesDialog
{
    public static DialogDrawing Draw(Charter charter, int number)
    {
        var asked = charter.Set[number];
        var form = new Form($"Question {number}: examples", charter, Allowance.Whole);
        Dialogs.Asked(form, asked);
        form.Part(TextRun.Bold("Strong: "), new($"\"{asked.StrongExample}\""));
        form.Line(TextRun.Bold("Weak: "), new($"\"{asked.WeakExample}\""));
        return form.Finish();
    }
}
