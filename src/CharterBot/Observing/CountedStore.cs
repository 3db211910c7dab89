using System.Runtime.CompilerServices;
using CharterBot.Storage;

namespace CharterBot.Observing;

/// <summary>A store that counts what is asked of it, as the service that is paid by the call would.</summary>
internal sealed class CountedStore(ICharterStore store, Signals signals) : ICharterStore, IDisposable
{
    /// <summary>What Azure Tables brings with one call at most.</summary>
    private const int RowsPerCall = 1000;

    public bool IsShared => store.IsShared;

    public Task PrepareAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        signals.Stored("read", key.Partition, 1);
        return store.ReadAsync(key, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        signals.Stored("range", partition, 1);
        var rows = await store.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);
        if (rows.Count > RowsPerCall)
            signals.Stored("range", partition, (rows.Count - 1) / RowsPerCall);
        return rows;
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        signals.Stored("commit", partition, 1);
        return store.CommitAsync(partition, changes, cancellationToken);
    }

    public async IAsyncEnumerable<ScannedRow> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = 0;
        await foreach (var row in store.ScanAsync(cancellationToken))
        {
            if (rows++ % RowsPerCall == 0)
                signals.Stored("scan", "all", 1);
            yield return row;
        }
    }

    public void Dispose() => (store as IDisposable)?.Dispose();
}
