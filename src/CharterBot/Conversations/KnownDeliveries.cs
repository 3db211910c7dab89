namespace CharterBot.Conversations;

/// <summary>
/// The deliveries that a thread has taken, by their hashes, as its turns tell them: whoever knows all turns knows all
/// deliveries, and no commit of who does not comes through.
/// </summary>
internal sealed class KnownDeliveries
{
    private readonly Dictionary<string, int> _turns = new(StringComparer.Ordinal);

    /// <summary>The turn that a delivery was; null for one that is new.</summary>
    public int? TurnOf(string delivery) => _turns.TryGetValue(ThreadRows.HashOf(delivery), out var turn) ? turn : null;

    public void Take(IEnumerable<SavedTurn> turns)
    {
        foreach (var turn in turns)
        {
            if (turn.Delivery is { } hash)
                _turns[hash] = turn.Turn;
        }
    }

    /// <summary>Those that have a row of their own.</summary>
    public void Take(IEnumerable<KeyValuePair<string, int>> rows)
    {
        foreach (var (hash, turn) in rows)
            _turns[hash] = turn;
    }
}
