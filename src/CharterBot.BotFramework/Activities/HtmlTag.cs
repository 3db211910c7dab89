using System.Net;

namespace CharterBot.BotFramework.Activities;

/// <summary>One tag as it stands in the text; its attributes are looked at only when somebody asks.</summary>
internal readonly ref struct HtmlTag
{
    private readonly ReadOnlySpan<char> _attributes;

    private HtmlTag(string name, bool isEnd, ReadOnlySpan<char> attributes)
    {
        Name = name;
        IsEnd = isEnd;
        _attributes = attributes;
    }

    /// <summary>In lower case.</summary>
    public string Name { get; }

    public bool IsEnd { get; }

    /// <summary>
    /// Behind the tag that starts here: its own bracket, none in quotes. Left open, it takes the rest.
    /// </summary>
    public static int End(string html, int start)
    {
        var quote = '\0';
        for (var at = start + 1; at < html.Length; at++)
        {
            var letter = html[at];
            if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter == '>')
                return at + 1;
            else if (letter is '"' or '\'' && html[at - 1] == '=')
                quote = letter;
        }

        return html.Length;
    }

    /// <summary>Whether it is a tag at all: declarations and the like have no name.</summary>
    public static bool TryRead(ReadOnlySpan<char> markup, out HtmlTag tag)
    {
        var inner = markup.TrimStart('<').TrimEnd('>');
        var isEnd = inner.StartsWith('/');
        if (isEnd)
            inner = inner[1..];
        var length = 0;
        while (length < inner.Length && char.IsAsciiLetterOrDigit(inner[length]))
            length++;
        tag = new(inner[..length].ToString().ToLowerInvariant(), isEnd, inner[length..]);
        return length > 0;
    }

    /// <summary>Null for an attribute that is not there, or not in quotes.</summary>
    public string? Attribute(string name)
    {
        var left = _attributes;
        while (left.IndexOf('=') is > 0 and var equals && equals + 1 < left.Length)
        {
            var key = left[..equals].Trim();
            var quote = left[equals + 1];
            var value = left[(equals + 2)..];
            if (quote is not ('"' or '\'') || value.IndexOf(quote) is not (>= 0 and var end))
            {
                left = left[(equals + 1)..];
                continue;
            }

            if (key[(key.LastIndexOfAny(" \t\r\n") + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase))
                return WebUtility.HtmlDecode(value[..end].ToString());
            left = value[(end + 1)..];
        }

        return null;
    }
}
