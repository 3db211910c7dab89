using System.Collections.Immutable;

namespace CharterBot.Channels;

/// <summary>A reply in words, with what may be pressed next.</summary>
internal sealed record Phrase(string Text, ImmutableArray<PhraseButton> Buttons)
{
    /// <summary>UTF-16 units; what is longer is shortened, and says where the whole text is.</summary>
    public const int MostUnits = 6_000;

    /// <summary>It names whom it is for by itself, who need not be who acted.</summary>
    public bool IsAddressed { get; init; }

    public Phrase(string text)
        : this(text, [])
    {
    }
}
