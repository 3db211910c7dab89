using System.Globalization;

namespace CharterBot.Charters.Cards;

/// <summary>
/// One card of the thread: which of its kind, for which question, and the how-manieth. The platform's message that
/// carries it is the channel's business.
/// </summary>
/// <param name="Question">0 for cards that belong to no single question.</param>
/// <param name="Number">The posting of a question or review card; the number of a draft; 1 otherwise.</param>
public readonly record struct CardKey(CardKind Kind, int Question, int Number)
{
    public static readonly CardKey Opening = new(CardKind.Opening, 0, 1);
    public static readonly CardKey Charter = new(CardKind.Charter, 0, 1);

    public static CardKey OfQuestion(int question, int posting) => new(CardKind.Question, question, posting);

    public static CardKey OfDraft(int question, int draft) => new(CardKind.Draft, question, draft);

    public static CardKey Review(int posting) => new(CardKind.Review, 0, posting);

    /// <summary>The key that <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CardKey? Read(string? text)
    {
        var parts = text?.Split('.') ?? [];
        return parts.Length == 3 && Enum.TryParse<CardKind>(parts[0], out var kind) && Enum.IsDefined(kind) &&
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var question) &&
            int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new CardKey(kind, question, number)
                : null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind}.{Question}.{Number}");
}
