using System.Runtime.CompilerServices;
using CharterBot.Storage;

namespace CharterBot.Tests.Observing;

/// <summary>A store that writes down what each call touched.</summary>
internal sealed class WeighedStore(ICharterStore store) : ICharterStore
{
    /// <summary>The calls in their order, with how many rows each brought or changed.</summary>
    public List<(string Call, int Rows)> Calls { get; } = [];

    public bool IsShared => store.IsShared;

    public Task PrepareAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public async Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(key, cancellationToken);
        Add("read", row is null ? 0 : 1);
        return row;
    }

    public async Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        var rows = await store.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);
        Add("range", rows.Count);
        return rows;
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        Add("commit", changes.Count);
        return store.CommitAsync(partition, changes, cancellationToken);
    }

    public async IAsyncEnumerable<ScannedRow> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.ScanAsync(cancellationToken))
        {
            Add("scan", 1);
            yield return row;
        }
    }

    private void Add(string call, int rows)
    {
        lock (Calls)
            Calls.Add((call, rows));
    }
}
