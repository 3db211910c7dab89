using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Draws the thread's cards: the same charter and key give the same card, for everybody who sees it.</summary>
internal static class CardDrawing
{
    /// <param name="isNew">Its first posting: only then does it call the people it waits for.</param>
    public static DrawnCard Draw(Charter charter, CardKey key, bool isNew = false) =>
        Fitting(charter, sheet => Lay(sheet, charter, key, isNew), key);

    /// <summary>Draws with less and less of what people wrote until all of it fits.</summary>
    public static DrawnCard Fitting(Charter? charter, Action<Sheet> lay, CardKey? card = null)
    {
        var drawn = default(DrawnCard);
        foreach (var room in Allowance.Falling)
        {
            var sheet = new Sheet(charter, room, card);
            lay(sheet);
            drawn = sheet.Finish();
            if (drawn.Summary.Length <= Allowance.MostInSummary &&
                CardJson.Units(drawn.Json.Span) + CardJson.Units(drawn.Summary) <= Allowance.MostUnits)
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
