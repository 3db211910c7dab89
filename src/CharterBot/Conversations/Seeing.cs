using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>
/// What of a thread's cards can have been read by who wrote at some moment. Each card is looked up once: where people
/// write much, many cards wait for their turn in the thread.
/// </summary>
internal sealed class Seeing(ThreadState state)
{
    /// <summary>Nobody reads a question and writes to the bot about it faster than this.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(2);

    private readonly Dictionary<(CharterId, CardKey), DateTimeOffset?> _since = [];

    /// <summary>A draft that is decided in this very batch is not on anyone's screen yet.</summary>
    public bool HasSeenNewestDraft(Charter? charter, DateTimeOffset written) =>
        charter is { CurrentQuestion: { OpenDraft: { } draft } question } &&
        SeenSince(charter, CardKey.OfDraft(question.Number, draft.Number)) <= written;

    /// <summary>
    /// The newest question that can have been read; of those that came too fast for that, the one that came first.
    /// </summary>
    public CardKey? SeenQuestion(Charter? charter, DateTimeOffset written)
    {
        CardKey? unread = null;
        for (var at = (charter?.Shown.Length ?? 0) - 1; at >= 0; at--)
        {
            var card = charter!.Shown[at];
            if (card.Kind is not (CardKind.Question or CardKind.Review) ||
                SeenSince(charter, card) is not { } since || since > written)
            {
                continue;
            }

            if (since <= written - Reading)
                return card.Kind == CardKind.Question ? card : unread;
            if (card.Kind == CardKind.Question)
                unread = card;
        }

        return unread;
    }

    private DateTimeOffset? SeenSince(Charter charter, CardKey card)
    {
        var name = (charter.Id, card);
        if (!_since.TryGetValue(name, out var since))
            _since.Add(name, since = state.SeenSince(CardName.Of(charter.Id, card)));
        return since;
    }
}
