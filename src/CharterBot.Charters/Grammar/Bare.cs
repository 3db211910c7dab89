using System.Globalization;
using System.Text;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// A message as the grammar compares it: lower case, one space, no closing punctuation, no emoji at its ends.
/// </summary>
internal static class Bare
{
    private const string Closing = ".!,;:…)~。！";

    public static string Of(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        var from = 0;
        var to = runes.Count;
        while (to > from && (IsAround(runes[to - 1]) || IsClosing(runes[to - 1])))
            to--;
        while (from < to && IsAround(runes[from]))
            from++;

        var bare = new StringBuilder();
        foreach (var rune in runes[from..to])
        {
            if (!Rune.IsWhiteSpace(rune))
                bare.Append(rune.Value is '’' ? "'" : Rune.ToLowerInvariant(rune).ToString());
            else if (bare.Length > 0 && bare[^1] != ' ')
                bare.Append(' ');
        }

        return bare.ToString();
    }

    private static bool IsClosing(Rune rune) =>
        rune.IsBmp && Closing.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>White space, emoji, and what is invisible: joiners, variation selectors, marks of direction.</summary>
    private static bool IsAround(Rune rune) =>
        Rune.IsWhiteSpace(rune) || rune.Value is 0xFE0F or 0x20E3 ||
        (rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.Format);
}
