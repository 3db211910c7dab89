using System.Buffers;
using System.Globalization;
using System.Text;

namespace CharterBot.Channels;

/// <summary>
/// What people wrote, made safe to show: it stays text whatever it is, keeps its direction to itself, and is cut only
/// between characters.
/// </summary>
internal static class UserText
{
    private const char Isolate = '\u2068';
    private const char EndOfIsolate = '\u2069';
    private const char Joiner = '\u2060';
    private const string Ellipsis = "…";

    /// <summary>Anything that may need mending; a text without any of it is shown as it is.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(unit => unit != '\n').Select(unit => (char)unit),
         .. Enumerable.Range(0x7F, 0x21).Select(unit => (char)unit),
         .. Enumerable.Range(0x2028, 7).Select(unit => (char)unit),
         .. Enumerable.Range(0x2066, 4).Select(unit => (char)unit),
         .. Enumerable.Range(0xD800, 0x800).Select(unit => (char)unit),
         '{', '<']);

    /// <summary>
    /// Hebrew, Arabic and their neighbours, their presentation forms, and the halves of newer such scripts.
    /// </summary>
    private static readonly SearchValues<char> RightToLeft = SearchValues.Create(
        [.. Enumerable.Range(0x0590, 0x370).Select(unit => (char)unit),
         .. Enumerable.Range(0xFB1D, 0x2E3).Select(unit => (char)unit),
         .. Enumerable.Range(0xFE70, 0x90).Select(unit => (char)unit),
         '\u200F', '\uD802', '\uD803', '\uD83A', '\uD83B']);

    /// <summary>No control characters, no direction marks that reach beyond the text, no half characters.</summary>
    public static string Mended(string text)
    {
        if (text.AsSpan().IndexOfAny(Suspicious) < 0)
            return text;

        var mended = new StringBuilder(text.Length);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            Append(mended, rune, text.AsSpan(at));
            at += rune == Rune.ReplacementChar ? 1 : rune.Utf16SequenceLength;
        }

        return mended.ToString();
    }

    /// <summary>
    /// Between marks that keep a text of the other direction from turning what stands around it. A text with nothing
    /// written from right to left stays without: whoever copies it gets what was written.
    /// </summary>
    public static string Isolated(string mended) =>
        mended.AsSpan().IndexOfAny(RightToLeft) < 0 ? mended : $"{Isolate}{mended}{EndOfIsolate}";

    /// <summary>A text for one line of ours: mended, its line breaks spaces.</summary>
    public static string OnOneLine(string text) => Mended(text).Replace('\n', ' ').Trim();

    /// <summary>A person's name: on one line, nothing invisible in it, never empty.</summary>
    public static string Name(string name, int most = int.MaxValue)
    {
        var visible = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
                visible.Append(rune.ToString());
        }

        var named = OnOneLine(visible.ToString());
        return named.Length == 0 ? "someone" : Shortened(named, most);
    }

    /// <summary>At most so many UTF-16 units: cut after a word where one ends near, else between characters.</summary>
    public static string Shortened(string mended, int most)
    {
        if (mended.Length <= most)
            return mended;

        var end = 0;
        var word = 0;
        while (end < mended.Length)
        {
            var length = StringInfo.GetNextTextElementLength(mended.AsSpan(end));
            if (end + length > most - Ellipsis.Length)
                break;
            end += length;
            if (end < mended.Length && char.IsWhiteSpace(mended[end]))
                word = end;
        }

        if (end == 0)
            end = Math.Max(0, Whole(mended, most - Ellipsis.Length));
        return string.Concat(mended.AsSpan(0, end - word < 30 && word > 0 ? word : end).TrimEnd(), Ellipsis);
    }

    private static void Append(StringBuilder mended, Rune rune, ReadOnlySpan<char> rest)
    {
        if (rune.Value is 0x2028 or 0x2029 or 0x85)
            mended.Append('\n');
        else if (rune.Value == '\t')
            mended.Append(' ');
        else if (rune.Value != '\n' && (Rune.IsControl(rune) || TurnsDirection(rune)))
            return;
        else
            mended.Append(rune.ToString());

        // A client would draw {{DATE(…)}} as a date and <at>…</at> as a person; an invisible joiner keeps them text.
        if (rest.StartsWith("{{") || rest.StartsWith("<at", StringComparison.OrdinalIgnoreCase) ||
            rest.StartsWith("</at", StringComparison.OrdinalIgnoreCase))
        {
            mended.Append(Joiner);
        }
    }

    private static bool TurnsDirection(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Where one character alone is longer than the room: not within a surrogate pair.</summary>
    private static int Whole(string text, int end) => end > 0 && char.IsLowSurrogate(text[end]) ? end - 1 : end;
}
