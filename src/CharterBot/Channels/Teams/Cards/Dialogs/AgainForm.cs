using System.Text.Json;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A form that could not be saved comes back with the reason and with every word that was typed.</summary>
internal static class AgainForm
{
    /// <param name="sent">What the form sent in, read once already.</param>
    /// <param name="newer">The draft that came meanwhile: it is shown, and saving counts for it.</param>
    /// <returns>Null when nothing was typed, so nothing can be lost.</returns>
    public static DialogDrawing? Draw(Charter? charter, JsonElement sent, string why, Reply.DraftIsNewer? newer = null)
    {
        var reader = new CargoReader(sent);
        if (!reader.Has(CardMembers.Typed) || reader.Text.Length == 0 || reader.Word(CardMembers.Verb) is not { } verb)
            return null;

        var form = new Form("Not saved yet", charter, Allowance.Whole);
        if (newer is not null && charter?[newer.Question].DraftNumbered(newer.Draft) is { } draft)
            Newer(form, draft.Number, draft.Text);
        else
            form.Line(new TextRun(why));
        form.Box("Your text", reader.Text, "Please write something, or close this.");
        form.Submit("Save", new Cargo
        {
            Verb = verb,
            Question = newer?.Question ?? (reader.Has(CardMembers.Chosen) ? reader.Chosen : reader.MaybeQuestion),
            Number = newer?.Draft ?? reader.MaybeNumber,
        });
        return form.Finish();
    }

    private static void Newer(Form form, int number, string text)
    {
        form.Line(new TextRun(
            $"There is draft {number} by now, so that did not count. If it holds for this text too, save it again:"));
        form.Part(TextRun.Bold($"Draft {number}"));
        form.Line(new TextRun(UserText.Isolated(UserText.Mended(text))));
    }
}
