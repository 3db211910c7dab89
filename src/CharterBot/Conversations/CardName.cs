using System.Globalization;
using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>A card's name in the rows: charter, kind, question and number, "c1.Question.3.2".</summary>
internal static class CardName
{
    public static string Of(CharterId charter, CardKey card) => string.Create(
        CultureInfo.InvariantCulture, $"{charter.Value}.{card.Kind}.{card.Question}.{card.Number}");

    /// <summary>Null for a name of another charter, or of a kind that this build does not know.</summary>
    public static CardKey? Read(CharterId charter, string name)
    {
        if (!name.StartsWith(charter.Value + ".", StringComparison.Ordinal))
            return null;

        var parts = name[(charter.Value.Length + 1)..].Split('.');
        return parts.Length == 3 && Enum.TryParse<CardKind>(parts[0], out var kind) &&
            int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var question) &&
            int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new CardKey(kind, question, number)
                : null;
    }
}
