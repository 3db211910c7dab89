using System.Text.Json;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A form that could not be saved comes back with the reason and with every word that was typed.</summary>
internal static class AgainForm
{
    /// <param name="sent">What the form sent in, read once already.</param>
    /// <returns>Null when nothing was typed, so nothing can be lost.</returns>
    public static DialogDrawing? Draw(Charter? charter, JsonElement sent, string why)
    {
        var reader = new CargoReader(sent);
        if (!reader.Has(CardMembers.Typed) || reader.Text.Length == 0 || reader.Word(CardMembers.Verb) is not { } verb)
            return null;

        var form = new Form("Not saved yet", charter, Allowance.Whole);
        form.Line(new TextRun(why));
        form.Box("Your text", reader.Text, "Please write something, or close this.");
        form.Submit("Save", new Cargo
        {
            Verb = verb,
            Question = reader.Has(CardMembers.Chosen) ? reader.Chosen : reader.MaybeQuestion,
            Number = reader.MaybeNumber,
        });
        return form.Finish();
    }
}
