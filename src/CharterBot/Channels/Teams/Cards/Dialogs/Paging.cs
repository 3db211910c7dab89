namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Cuts texts into pages that a dialog can hold. Nothing is left out, no character is cut in two.</summary>
internal static class Paging
{
    private const int MostOnPage = 18_000;
    private const int MostInBlock = 3_000;
    private const int BesideBlock = 200;

    public static List<List<Passage>> Of(IEnumerable<Passage> passages)
    {
        var pages = new List<List<Passage>> { new() };
        var used = 0;
        foreach (var passage in passages)
        {
            var title = UserText.Mended(passage.Title);
            foreach (var block in Blocks(UserText.Mended(passage.Text)))
            {
                var units = CardJson.Units(title) + CardJson.Units(block) + BesideBlock;
                if (used > 0 && used + units > MostOnPage)
                {
                    pages.Add([]);
                    used = 0;
                }

                pages[^1].Add(new(title, block));
                used += units;
                title = "";
            }
        }

        return pages;
    }

    public static IEnumerable<string> Blocks(string text, int most = MostInBlock)
    {
        var from = 0;
        do
        {
            var end = End(text, from, most);
            yield return text[from..end];
            from = end;
        }
        while (from < text.Length);
    }

    private static int End(string text, int from, int most)
    {
        if (text.Length - from <= most)
            return text.Length;

        var line = text.LastIndexOf('\n', from + most - 1, most / 2);
        if (line > from)
            return line + 1;
        var space = text.LastIndexOf(' ', from + most - 1, most / 2);
        if (space > from)
            return space + 1;
        return char.IsLowSurrogate(text[from + most]) ? from + most - 1 : from + most;
    }
}
