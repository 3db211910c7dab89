using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>A card's name in the rows: charter, kind, question and number, "c1.Question.3.2".</summary>
internal static class CardName
{
    public static string Of(CharterId charter, CardKey card) => $"{charter.Value}.{card}";

    /// <summary>Null for a name of another charter, or of a kind that this build does not know.</summary>
    public static CardKey? Read(CharterId charter, string name) =>
        name.StartsWith(charter.Value + ".", StringComparison.Ordinal)
            ? CardKey.Read(name[(charter.Value.Length + 1)..])
            : null;
}
