using System.Buffers;
using System.Text.Encodings.Web;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// JSON with the letters of every script and emoji as they are. The framework's most relaxed encoder still writes an
/// emoji as twelve characters, and a card of 28,000 has no room for that. For JSON bodies only, never inside HTML.
/// </summary>
public sealed class ReadableEncoder : JavaScriptEncoder
{
    public static readonly ReadableEncoder Instance = new();

    /// <summary>What most text is made of; the processor passes over it many letters at a time.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7F - ' ').Select(letter => (char)letter).Except(['"', '\\'])]);

    private ReadableEncoder() { }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < ' ' or '"' or '\\' or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var start = new ReadOnlySpan<char>(text, textLength).IndexOfAnyExcept(Plain);
        for (var at = start < 0 ? textLength : start; at < textLength; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < textLength && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (WillEncode(text[at]) || char.IsSurrogate(text[at]))
                return at;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(
            unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
