using System.Globalization;
using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

/// <summary>The promises of <see cref="ICharterStore"/> in one dictionary under one lock.</summary>
internal sealed class InMemoryCharterStore : ICharterStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<string, StoredRow>> _partitions = [];
    private long _etag;

    public bool IsShared { get; init; } = true;

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        BatchLimits.CheckKey(key.Partition);
        BatchLimits.CheckKey(key.Row);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<StoredRow?>(cancellationToken);

        lock (_lock)
            return Task.FromResult(Rows(key.Partition).GetValueOrDefault(key.Row));
    }

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        BatchLimits.CheckRange(partition, fromRow, toRowExclusive);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<IReadOnlyList<StoredRow>>(cancellationToken);

        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<StoredRow>>([.. Rows(partition).Values.Where(row =>
                string.CompareOrdinal(row.Row, fromRow) >= 0 && string.CompareOrdinal(row.Row, toRowExclusive) < 0)]);
        }
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        BatchLimits.Check(partition, changes);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<CommitOutcome>(cancellationToken);

        lock (_lock)
        {
            var rows = Rows(partition);
            return Task.FromResult(Refusal(rows, changes) ?? new CommitOutcome.Committed(
                [.. changes.Select(change => Apply(rows, change))]));
        }
    }

    private static CommitOutcome? Refusal(SortedDictionary<string, StoredRow> rows, IReadOnlyList<RowChange> changes)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            if (changes[i] is RowChange.Insert && rows.ContainsKey(changes[i].Row))
                return new CommitOutcome.Duplicate(i);
        }

        for (var i = 0; i < changes.Count; i++)
        {
            if (!Holds(changes[i], rows.GetValueOrDefault(changes[i].Row)))
                return new CommitOutcome.Conflict(i);
        }

        return null;
    }

    private static bool Holds(RowChange change, StoredRow? row) => change switch
    {
        RowChange.Insert or RowChange.Upsert => true,
        RowChange.Replace replace => row?.ETag == replace.ETag,
        RowChange.Delete delete => row is not null && (delete.ETag is null || row.ETag == delete.ETag),
        _ => throw new UnreachableException(change.GetType().Name),
    };

    private string Apply(SortedDictionary<string, StoredRow> rows, RowChange change)
    {
        if (change is RowChange.Delete)
        {
            rows.Remove(change.Row);
            return "";
        }

        var etag = (++_etag).ToString(CultureInfo.InvariantCulture);
        rows[change.Row] = new StoredRow(change.Row, etag, Value(change).ToArray());
        return etag;
    }

    private static ReadOnlyMemory<byte> Value(RowChange change) => change switch
    {
        RowChange.Insert insert => insert.Value,
        RowChange.Replace replace => replace.Value,
        RowChange.Upsert upsert => upsert.Value,
        _ => throw new UnreachableException(change.GetType().Name),
    };

    private SortedDictionary<string, StoredRow> Rows(string partition) =>
        _partitions.TryGetValue(partition, out var rows)
            ? rows
            : _partitions[partition] = new SortedDictionary<string, StoredRow>(StringComparer.Ordinal);
}
