using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>
/// The default store: one file. Reads run on the caller's thread, each on a connection of its own, and never wait for
/// the writer; commits go through <see cref="SqliteWriter"/>.
/// </summary>
internal sealed class SqliteCharterStore : ICharterStore, IDisposable
{
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private readonly SqliteFile _file;
    private readonly SqliteLock? _lock;
    private readonly SqliteWriter _writer;

    /// <param name="mine">Keeps other processes away from the file; without it this is one store of several.</param>
    public SqliteCharterStore(SqliteFile file, SqliteLock? mine = null)
    {
        _file = file;
        _lock = mine;
        _writer = new SqliteWriter(file);
    }

    /// <summary>One process a file; <see cref="SqliteLock"/> sees to that.</summary>
    public bool IsShared => false;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_lock is not null)
            await _lock.TakeAsync(cancellationToken);
        _file.Prepare();
    }

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        BatchLimits.CheckKey(key.Partition);
        BatchLimits.CheckKey(key.Row);
        return Read(reader => reader.Row(key), cancellationToken);
    }

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        BatchLimits.CheckRange(partition, fromRow, toRowExclusive);
        return Read<IReadOnlyList<StoredRow>>(
            reader => reader.Range(partition, fromRow, toRowExclusive), cancellationToken);
    }

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var bytes = BatchLimits.Check(partition, changes);
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<CommitOutcome>(cancellationToken);

        PendingCommit commit = new(partition, changes, bytes, cancellationToken);
        _writer.Take(commit);
        return commit.Answered.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _writer.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();
        _lock?.Dispose();
    }

    private Task<T> Read<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        SqliteReader? reader = null;
        try
        {
            reader = _readers.TryTake(out var idle) ? idle : new SqliteReader(_file);
            var found = read(reader);
            _readers.Add(reader);
            return Task.FromResult(found);
        }
        catch (SqliteException e)
        {
            reader?.Dispose();
            return Task.FromException<T>(
                new StoreUnavailableException($"The database could not be read: {e.Message}", e));
        }
    }
}
