using CharterBot.Storage;

namespace CharterBot.Faults.Broken;

/// <summary>
/// Broken on purpose: writes without looking whether the row is the one that was read, or is there at all; the last
/// writer wins.
/// </summary>
internal sealed class BlindStore(ICharterStore store) : ICharterStore
{
    public bool IsShared => store.IsShared;

    public Task PrepareAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken) =>
        store.ReadAsync(key, cancellationToken);

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken) =>
        store.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        store.CommitAsync(partition, [.. changes.Select(Blindly)], cancellationToken);

    public IAsyncEnumerable<ScannedRow> ScanAsync(CancellationToken cancellationToken) =>
        store.ScanAsync(cancellationToken);

    private static RowChange Blindly(RowChange change) => change switch
    {
        RowChange.Insert insert => new RowChange.Upsert(insert.Row, insert.Value),
        RowChange.Replace replace => new RowChange.Upsert(replace.Row, replace.Value),
        _ => change,
    };
}
