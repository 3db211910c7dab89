namespace CharterBot.Conversations;

/// <summary>
/// The deliveries that a thread has taken, by their hashes, as its turns tell them: whoever knows all turns knows all
/// deliveries, and no commit of who does not comes through.
/// </summary>
internal sealed class KnownDeliveries
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    /// <summary>The number of the row of turns that tells of a delivery; null for one that is new.</summary>
    public int? RowOf(string delivery) => _rows.TryGetValue(ThreadRows.HashOf(delivery), out var row) ? row : null;

    public void Take(IEnumerable<KeyValuePair<string, int>> deliveries)
    {
        foreach (var (hash, row) in deliveries)
            _rows[hash] = row;
    }
}
