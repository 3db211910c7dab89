using System.Globalization;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// Half an emoji (<c>\ud83d</c> without its other half) is legal JSON that no .NET string reader survives: members
/// named so fail late, values fail when somebody reads them. It becomes U+FFFD in the bytes, before parsing.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static ReadOnlyMemory<byte> Mended(ReadOnlyMemory<byte> json)
    {
        byte[]? mended = null;
        for (var at = NextEscape(json.Span, 0); at >= 0;)
        {
            var length = WholeEscape(json.Span[at..]);
            if (length == 0)
            {
                mended ??= json.ToArray();
                "\\ufffd"u8.CopyTo(mended.AsSpan(at));
                length = EscapeLength;
            }

            at = NextEscape(json.Span, at + length);
        }

        return mended ?? json;
    }

    private static int NextEscape(ReadOnlySpan<byte> json, int from)
    {
        var next = from < json.Length ? json[from..].IndexOf((byte)'\\') : -1;
        return next < 0 ? -1 : from + next;
    }

    /// <summary>The length of the escape at the start, both halves of a pair together; 0 for a lone half.</summary>
    private static int WholeEscape(ReadOnlySpan<byte> escape) => CodeUnit(escape) switch
    {
        null => 2,
        { } high when char.IsHighSurrogate(high) =>
            CodeUnit(escape[EscapeLength..]) is { } low && char.IsLowSurrogate(low) ? 2 * EscapeLength : 0,
        { } low when char.IsLowSurrogate(low) => 0,
        _ => EscapeLength,
    };

    private static char? CodeUnit(ReadOnlySpan<byte> escape) =>
        escape.Length >= EscapeLength && escape.StartsWith("\\u"u8) &&
        ushort.TryParse(
            escape[2..EscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
