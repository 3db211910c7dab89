using System.Net;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// The words of a message that a client sent as HTML: line breaks where blocks end, list marks, emoji, addresses behind
/// links; no markup and no pictures. One pass over the characters, without a tree: nothing that can be nested or left
/// open makes it slow or deep.
/// </summary>
public static class HtmlText
{
    /// <param name="unsaid">The numbers of mentions that are left out, name and all.</param>
    public static string Of(string html, IReadOnlySet<string> unsaid)
    {
        var page = new HtmlPage(unsaid);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            if (tag > at)
                page.Say(WebUtility.HtmlDecode(html[at..tag]));
            at = tag < html.Length ? Take(html, tag, page) : tag;
        }

        return page.Text;
    }

    /// <summary>One tag, comment, or a "less than" that is none. Answers where to go on.</summary>
    private static int Take(string html, int start, HtmlPage page)
    {
        var rest = html.AsSpan(start);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
            return After(html, "-->", start + 4);
        if (rest.Length < 2 || !(char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!' or '?'))
        {
            page.Say("<");
            return start + 1;
        }

        var end = HtmlTag.End(html, start);
        if (HtmlTag.TryRead(html.AsSpan(start, end - start), out var tag))
            page.Mark(tag);
        return end;
    }

    private static int After(string html, string what, int from) =>
        html.IndexOf(what, from, StringComparison.Ordinal) is >= 0 and var found ? found + what.Length : html.Length;
}
