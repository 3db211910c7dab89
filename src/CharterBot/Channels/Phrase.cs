using System.Collections.Immutable;

namespace CharterBot.Channels;

/// <summary>A reply in words, with what may be pressed next.</summary>
internal sealed record Phrase(string Text, ImmutableArray<PhraseButton> Buttons)
{
    /// <summary>UTF-16 units; what is longer is shortened, and says where the whole text is.</summary>
    public const int MostUnits = 6_000;

    public Phrase(string text)
        : this(text, [])
    {
    }
}
