using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Documents;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>The Markdown in a box, so that it can be selected and copied on every client.</summary>
internal static class ExportDialog
{
    private const int MostInBox = 12_000;

    public static DialogDrawing Draw(Charter charter, int page)
    {
        var parts = Paging.Blocks(CharterMarkdown.Write(charter), MostInBox).ToList();
        var shown = Math.Clamp(page, 1, parts.Count);
        var form = new Form("The charter as Markdown", charter, Allowance.Whole);
        form.Line(new TextRun("Select the text, copy it, and paste it where your team keeps its pages."));
        form.Put(new Element.TextInput(
            "markdown", parts.Count == 1 ? "Markdown" : $"Markdown, part {shown} of {parts.Count}")
        {
            IsMultiline = true,
            Value = parts[shown - 1],
        });
        Read.Turns(form, shown, parts.Count, number => new DialogRequest.Export(number));
        return form.Finish();
    }
}
