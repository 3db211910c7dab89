using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CharterBot.Storage;

/// <summary>
/// The one place where keys are made. Any text becomes a key that every store takes, and different texts become
/// different keys: letters, digits and <c>._:@;=-</c> stay, every other UTF-16 unit becomes <c>~XXXX</c>, and what is
/// too long keeps its beginning and ends in <c>~h</c> and a SHA-256. The order of texts is not the order of keys.
/// </summary>
internal static class Keys
{
    private const char Separator = '|';
    private const int LongestPart = 300;
    private const int KeptOfPart = 230;
    private const int KeptOfKey = 430;

    private static readonly SearchValues<char> Kept = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._:@;=-");

    /// <summary>A key of one part.</summary>
    public static string Encode(string text)
    {
        if (text.Length <= LongestPart && !text.AsSpan().ContainsAnyExcept(Kept))
            return text;

        var escaped = Escape(text);
        return escaped.Length <= LongestPart ? escaped : Shorten(escaped, KeptOfPart, text);
    }

    /// <summary>The text of which a part was made; null when it was too long to be kept, or is no part.</summary>
    public static string? Decode(string part)
    {
        var text = new StringBuilder(part.Length);
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] != '~')
            {
                text.Append(part[i]);
            }
            else if (UnitAt(part, i + 1) is { } unit)
            {
                text.Append(unit);
                i += 4;
            }
            else
            {
                return null;
            }
        }

        // Only the one way in which the encoder writes a text is a key of it.
        var decoded = text.ToString();
        return Encode(decoded) == part ? decoded : null;
    }

    /// <summary>A key of several parts, each encoded. Different lists of parts make different keys.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
            (i == 0 ? joined : joined.Append(Separator)).Append(Encode(parts[i]));

        var key = joined.ToString();
        return key.Length <= BatchLimits.LongestKey ? key : Shorten(key, KeptOfKey, key);
    }

    /// <summary>After all keys that begin with these characters: the exclusive end of their range.</summary>
    public static string After(string beginning) =>
        string.Concat(beginning.AsSpan(0, beginning.Length - 1), [(char)(beginning[^1] + 1)]);

    private static char? UnitAt(string part, int start) =>
        start + 4 <= part.Length && ushort.TryParse(
            part.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var unit in text)
        {
            if (Kept.Contains(unit))
                escaped.Append(unit);
            else
                escaped.Append('~').Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    // Over the UTF-16 units, not over UTF-8, where all lone surrogates would look alike.
    private static string Shorten(string key, int kept, string whole) =>
        string.Concat(
            key.AsSpan(0, kept),
            "~h",
            Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(whole.AsSpan()))));
}
