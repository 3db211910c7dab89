using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Draws the thread's cards: the same charter, key and viewer give the same card.</summary>
internal static class CardDrawing
{
    /// <param name="isNew">Its first posting: only then does it call the people it waits for.</param>
    /// <param name="isSmall">In half the usual room.</param>
    /// <param name="viewer">The one person who will see it; null for the card that all see.</param>
    public static DrawnCard Draw(
        Charter charter, CardKey key, bool isNew = false, bool isSmall = false, PersonId? viewer = null) =>
        Fitting(charter, sheet => Lay(sheet, charter, key, isNew), key, isSmall ? 2 : 1, viewer);

    /// <summary>Draws with less and less of what people wrote until all of it fits.</summary>
    public static DrawnCard Fitting(
        Charter? charter, Action<Sheet> lay, CardKey? card = null, int divisor = 1, PersonId? viewer = null)
    {
        var drawn = default(DrawnCard);
        foreach (var room in Allowance.Falling)
        {
            var sheet = new Sheet(charter, room, card) { Viewer = viewer };
            lay(sheet);
            drawn = sheet.Finish();
            if (drawn.Summary.Length <= Allowance.MostInSummary / divisor &&
                CardJson.Units(drawn.Json.Span) + CardJson.Units(drawn.Summary) <= Allowance.MostUnits / divisor)
            {
                break;
            }
        }

        return drawn;
    }

    private static void Lay(Sheet sheet, Charter charter, CardKey key, bool isNew)
    {
        switch (key.Kind)
        {
            case CardKind.Opening: OpeningCard.Lay(sheet, charter); break;
            case CardKind.Question: QuestionCard.Lay(sheet, charter, charter[key.Question], key.Number); break;
            case CardKind.Draft: DraftCard.Lay(sheet, charter, charter[key.Question], key.Number, isNew); break;
            case CardKind.Review: ReviewCard.Lay(sheet, charter, key.Number); break;
            case CardKind.Charter: CharterCard.Lay(sheet, charter); break;
            default: throw new UnreachableException($"No card for {key.Kind}.");
        }
    }
}
