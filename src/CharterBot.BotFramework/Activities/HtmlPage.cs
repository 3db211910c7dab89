using System.Globalization;
using System.Text;

namespace CharterBot.BotFramework.Activities;

/// <summary>A page of plain text in the making, out of words and tags in their order.</summary>
internal sealed class HtmlPage(IReadOnlySet<string> unsaid)
{
    private const string Preformatted = "pre";

    private readonly StringBuilder _text = new();

    /// <summary>The open lists: the number of the last entry, or null where entries have no numbers.</summary>
    private readonly List<int?> _lists = [];

    private (string Name, int Depth)? _left;
    private (string Address, int Start)? _link;
    private int _preformatted;

    public string Text
    {
        get
        {
            var page = new StringBuilder(_text.Length);
            var blank = 0;
            foreach (var line in _text.ToString().Split('\n'))
            {
                var words = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                blank = words.Length == 0 ? blank + 1 : 0;
                if (blank < 2)
                    page.Append(words).Append('\n');
            }

            return page.ToString().Trim('\n');
        }
    }

    public void Say(string words)
    {
        if (_left is null)
            _text.Append(_preformatted > 0 ? words.ReplaceLineEndings("\n") : words.ReplaceLineEndings(" "));
    }

    public void Mark(HtmlTag tag)
    {
        if (_left is var (name, depth))
        {
            if (tag.Name == name)
                _left = depth + (tag.IsEnd ? -1 : 1) is > 0 and var deeper ? (name, deeper) : null;
        }
        else if (IsLeftOut(tag))
        {
            _left = (tag.Name, 1);
        }
        else if (tag.IsEnd)
        {
            Close(tag);
        }
        else
        {
            Open(tag);
        }
    }

    /// <summary>What nobody wrote as words, and what somebody else wrote: the message that this one answers.</summary>
    private bool IsLeftOut(HtmlTag tag) => !tag.IsEnd && tag.Name switch
    {
        "script" or "style" => true,
        "at" => tag.Attribute("id") is { } mention && unsaid.Contains(mention),
        "blockquote" => tag.Attribute("itemtype")?.EndsWith("/Reply", StringComparison.OrdinalIgnoreCase) == true,
        _ => false,
    };

    private void Open(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "br":
                _text.Append('\n');
                break;
            case "a":
                _link = tag.Attribute("href") is { } address ? (address, _text.Length) : null;
                break;
            case "emoji":
                Say(tag.Attribute("alt") ?? "");
                break;
            case "img" when tag.Attribute("itemtype")?.EndsWith("/Emoji", StringComparison.OrdinalIgnoreCase) == true:
                Say(tag.Attribute("alt") ?? "");
                break;
            case "ul" or "ol":
                Break();
                _lists.Add(tag.Name == "ol" ? 0 : null);
                break;
            case "li":
                Break();
                _text.Append(Bullet());
                break;
            case "td" or "th" when _text.Length > 0 && _text[^1] != '\n':
                _text.Append(" | ");
                break;
            default:
                Block(tag, isOpening: true);
                break;
        }
    }

    private void Close(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "a":
                Address();
                break;
            case "ul" or "ol":
                Break();
                if (_lists.Count > 0)
                    _lists.RemoveAt(_lists.Count - 1);
                break;
            default:
                Block(tag, isOpening: false);
                break;
        }
    }

    private void Block(HtmlTag tag, bool isOpening)
    {
        if (tag.Name is Preformatted or "codeblock")
            _preformatted = Math.Max(0, _preformatted + (isOpening ? 1 : -1));
        if (tag.Name is Preformatted or "codeblock" or "p" or "div" or "li" or "table" or "tr" or "blockquote" or "hr"
            or "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
        {
            Break();
        }
    }

    private void Break()
    {
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append('\n');
    }

    private string Bullet()
    {
        if (_lists is not [.., { } number])
            return "- ";

        _lists[^1] = number + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{number + 1}. ");
    }

    /// <summary>A link says where it leads when its words do not.</summary>
    private void Address()
    {
        if (_link is var (address, start) && IsWeb(address) && start < _text.Length &&
            Bare(_text.ToString(start, _text.Length - start)) != Bare(address))
        {
            Say($" ({address})");
        }

        _link = null;
    }

    private static bool IsWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    private static string Bare(string address) =>
        address.Trim().Replace("https://", "", StringComparison.OrdinalIgnoreCase)
            .Replace("http://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/');
}
