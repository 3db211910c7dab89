using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Dialogs to read: texts of any length, whole, page by page.</summary>
internal static class Read
{
    public static DialogDrawing Plain(string title, string text, Charter? charter) =>
        Pages(title, [new("", text)], 1, _ => new DialogRequest.Help(), charter);

    public static DialogDrawing Pages(
        string title, IEnumerable<Passage> passages, int number, Func<int, DialogRequest> turn, Charter? charter)
    {
        var pages = Paging.Of(passages);
        var shown = Math.Clamp(number, 1, pages.Count);
        var form = new Form(pages.Count == 1 ? title : $"{title} ({shown} of {pages.Count})", charter, Allowance.Whole);
        foreach (var passage in pages[shown - 1])
        {
            if (passage.Title.Length > 0)
                form.Part(TextRun.Bold(UserText.Isolated(passage.Title)));
            if (passage.Text.Length > 0)
                form.Line(new TextRun(passage.Title.Length > 0 ? UserText.Isolated(passage.Text) : passage.Text));
        }

        Turns(form, shown, pages.Count, turn);
        return form.Finish();
    }

    public static void Turns(Form form, int shown, int count, Func<int, DialogRequest> turn)
    {
        if (shown > 1)
            form.Submit("Previous page", CardActions.Load(new Press.Open(turn(shown - 1))));
        if (shown < count)
            form.Submit("Next page", CardActions.Load(new Press.Open(turn(shown + 1))));
    }
}
