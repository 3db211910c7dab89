using System.Text.Encodings.Web;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// Letters of any script and emoji as they are: the framework's relaxed encoder writes an emoji as twelve characters,
/// and a card of 28,000 has no room for that. For JSON bodies only, never inside HTML.
/// </summary>
internal sealed class CardEncoder : JavaScriptEncoder
{
    public static readonly CardEncoder Instance = new();

    private CardEncoder()
    {
    }

    public override int MaxOutputCharactersPerInputCharacter => 6;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar is < ' ' or '"' or '\\' or (>= 0x7F and <= 0x9F) or 0x2028 or 0x2029;

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < textLength && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]) || WillEncode(text[at]))
                return at;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(
            unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
