using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace CharterBot.Storage.Sqlite;

/// <summary>
/// The one thread that writes. It takes every commit that waits and makes them durable in one transaction, so that
/// one flush of the disk serves many callers; a commit that cannot be applied goes back to its own savepoint and
/// leaves its neighbours alone. Nobody hears of a commit before the transaction is on the disk.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MostWaiting = 4096;
    private const int MostInGroup = 256;
    private const int MostBytesInGroup = 16 * 1024 * 1024;

    private readonly BlockingCollection<PendingCommit> _waiting = new(MostWaiting);
    private readonly SqliteFile _file;
    private readonly Thread _thread;
    private SqliteStatements? _statements;

    public SqliteWriter(SqliteFile file)
    {
        _file = file;
        _thread = new Thread(Run) { Name = "charter store writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Queues a commit. When too many wait already, the caller hears it at once.</summary>
    public void Take(PendingCommit commit)
    {
        try
        {
            if (!_waiting.TryAdd(commit))
                commit.Fail(new StoreUnavailableException($"{MostWaiting} commits wait already.", null));
        }
        catch (InvalidOperationException)
        {
            commit.Fail(new StoreUnavailableException("The store is closed.", null));
        }
    }

    /// <summary>Commits what waits, then closes the connection, which folds the log into the database.</summary>
    public void Dispose()
    {
        if (!_thread.IsAlive)
            return;

        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
    }

    private void Run()
    {
        List<PendingCommit> group = new(MostInGroup);
        while (_waiting.TryTake(out var first, Timeout.Infinite))
        {
            Gather(group, first);
            if (group.Count > 0)
                Write(group);
            group.Clear();
        }

        Close();
    }

    private void Gather(List<PendingCommit> group, PendingCommit first)
    {
        var bytes = 0;
        var next = first;
        do
        {
            if (next.IsAbandoned)
                continue;

            group.Add(next);
            bytes += next.Bytes;
        }
        while (group.Count < MostInGroup && bytes < MostBytesInGroup && _waiting.TryTake(out next));
    }

    private void Write(List<PendingCommit> group)
    {
        var isCommitting = false;
        try
        {
            _statements ??= new SqliteStatements(_file);
            if (Apply(_statements, group))
            {
                isCommitting = true;
                _statements.Commit();
            }
            else
            {
                _statements.Rollback();
            }

            foreach (var commit in group)
                commit.Answer(commit.Outcome!);
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            // A new connection is the one sure way out of whatever state this one is in; closing it rolls back.
            Close();
            Disappoint(group, isCommitting, e);
        }
    }

    private static bool Apply(SqliteStatements statements, List<PendingCommit> group)
    {
        var changes = 0;
        foreach (var commit in group)
            changes += commit.Changes.Count;

        statements.Begin(changes);
        var isAnyApplied = false;
        foreach (var commit in group)
        {
            commit.Outcome = Apply(statements, commit);
            isAnyApplied |= commit.Outcome is CommitOutcome.Committed;
        }

        return isAnyApplied;
    }

    private static CommitOutcome Apply(SqliteStatements statements, PendingCommit commit)
    {
        statements.Savepoint();
        var etags = new string[commit.Changes.Count];
        // Inserts first, because their duplicates are what is reported first.
        var refused = ApplyThose(statements, commit, etags, inserts: true)
            ?? ApplyThose(statements, commit, etags, inserts: false);
        if (refused is not null)
        {
            statements.RollbackToSavepoint();
            return refused;
        }

        statements.Release();
        return new CommitOutcome.Committed(etags);
    }

    private static CommitOutcome? ApplyThose(
        SqliteStatements statements, PendingCommit commit, string[] etags, bool inserts)
    {
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            if (commit.Changes[i] is RowChange.Insert != inserts)
                continue;
            if (statements.Apply(commit.Partition, commit.Changes[i]) is not { } etag)
                return inserts ? new CommitOutcome.Duplicate(i) : new CommitOutcome.Conflict(i);
            etags[i] = etag;
        }

        return null;
    }

    private static void Disappoint(List<PendingCommit> group, bool wasCommitting, Exception cause)
    {
        foreach (var commit in group)
        {
            if (wasCommitting)
                commit.Answer(new CommitOutcome.Unknown(cause.Message));
            else
                commit.Fail(new StoreUnavailableException($"The database takes no commits: {cause.Message}", cause));
        }
    }

    private void Close()
    {
        _statements?.Dispose();
        _statements = null;
    }
}
