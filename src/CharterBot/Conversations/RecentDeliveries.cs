using System.Collections.Immutable;
using CharterBot.Charters;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>
/// The last deliveries of a thread with what was said to them, so that a copy that comes right after costs no commit.
/// Only a short cut: what is not remembered here is found by its row.
/// </summary>
internal sealed class RecentDeliveries
{
    private const int Most = 256;

    private readonly Dictionary<string, ImmutableArray<Reply>> _replies = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What was answered before, with the charter as it is now; null for a delivery that is new here.</summary>
    public TurnResult? Find(Arrival arrival, Charter? charter) =>
        _replies.TryGetValue(arrival.Delivery, out var replies) ? new TurnResult.Taken(charter, replies) : null;

    public void Remember(Arrival arrival, TurnResult result)
    {
        if (result is not TurnResult.Taken taken || !_replies.TryAdd(arrival.Delivery, taken.Replies))
            return;

        _order.Enqueue(arrival.Delivery);
        if (_order.Count > Most)
            _replies.Remove(_order.Dequeue());
    }

    public void Forget()
    {
        _replies.Clear();
        _order.Clear();
    }
}
