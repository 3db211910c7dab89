using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace CharterBot.Storage.AzureTables;

/// <summary>
/// Azure Table Storage: a row is one entity of the one table, a commit one entity group transaction, or the plain write of
/// a single row. A commit is never repeated in here, because after a lost answer it would find its own rows: the caller
/// reads and decides again. Reads may be repeated and are. Commits that wait for the same partition share a transaction.
/// </summary>
internal sealed class AzureTableCharterStore : ICharterStore
{
    /// <summary>Who waits for an answer has about this much patience, and then the platform sends again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TableClient _reads;
    private readonly TableClient _commits;
    private readonly CommitGroups _groups;

    public AzureTableCharterStore(TableClient reads, TableClient commits) =>
        (_reads, _commits, _groups) = (reads, commits, new(SubmitAsync));

    public bool IsShared => true;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await AskAsync(() => _reads.CreateIfNotExistsAsync(cancellationToken), cancellationToken);
    }

    public async Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        BatchLimits.CheckKey(key.Partition);
        BatchLimits.CheckKey(key.Row);
        cancellationToken.ThrowIfCancellationRequested();
        var found = await AskAsync(
            () => _reads.GetEntityIfExistsAsync<TableEntity>(
                key.Partition, key.Row, cancellationToken: cancellationToken),
            cancellationToken);
        if (found.HasValue)
            return TableRows.Row(found.Value!);

        CheckTable(found.GetRawResponse());
        return null;
    }

    public async Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        BatchLimits.CheckRange(partition, fromRow, toRowExclusive);
        cancellationToken.ThrowIfCancellationRequested();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {fromRow} and RowKey lt {toRowExclusive}");
        return await AskAsync(
            async () =>
            {
                var rows = new List<StoredRow>();
                await foreach (var entity in _reads.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
                    rows.Add(TableRows.Row(entity));
                return rows;
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<ScannedRow> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var entities = _reads
            .QueryAsync<TableEntity>(cancellationToken: cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await AskAsync(() => entities.MoveNextAsync().AsTask(), cancellationToken))
        {
            var row = TableRows.Row(entities.Current);
            yield return new(new(entities.Current.PartitionKey, row.Row), row.ETag, row.Value);
        }
    }

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var bytes = BatchLimits.Check(partition, changes);
        cancellationToken.ThrowIfCancellationRequested();
        return await _groups.CommitAsync(partition, changes, bytes).WaitAsync(cancellationToken);
    }

    /// <summary>Goes on when its caller leaves: a broken-off transaction could be applied after the next one.</summary>
    private async Task<CommitOutcome> SubmitAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        // The service names the first change that fails: inserts stand first, so that a duplicate is named before a conflict.
        var order = Enumerable.Range(0, changes.Count).OrderBy(i => changes[i] is not RowChange.Insert).ToArray();
        TableTransactionAction[] actions = [.. order.Select(i => TableRows.Action(partition, changes[i]))];
        var isOne = actions.Length == 1;
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var answers = isOne
                ? [await WriteAsync(actions[0], deadline.Token)]
                : (await _commits.SubmitTransactionAsync(actions, deadline.Token)).Value;
            if (answers[0].Status == 404)
            {
                CheckTable(answers[0]);
                return new CommitOutcome.Conflict(0);
            }

            var etags = new string[order.Length];
            for (var i = 0; i < order.Length; i++)
                etags[order[i]] = actions[i].ActionType is TableTransactionActionType.Delete ? "" : TableRows.ETagOf(answers[i]);
            return new CommitOutcome.Committed(etags);
        }
        catch (RequestFailedException e)
        {
            return TableFaults.Outcome(e, index => order[index], isOne);
        }
        catch (Exception e) when (TableFaults.IsOfService(e, CancellationToken.None))
        {
            return new CommitOutcome.Unknown(e.GetType().Name);
        }
    }

    /// <summary>
    /// A missing table is a missing row to the client, but to us a store that is not there. The service tells it in the
    /// body of its answer, the emulator in the header too.
    /// </summary>
    private static void CheckTable(Response missing)
    {
        var code = missing.Headers.TryGetValue("x-ms-error-code", out var header) ? header : missing.Content?.ToString();
        if (code?.Contains(TableErrorCode.TableNotFound.ToString(), StringComparison.Ordinal) == true)
            throw new StoreUnavailableException("The table is not there yet.", null);
    }

    /// <summary>The client takes the deletion of a row that is not there for a success: its status tells.</summary>
    private Task<Response> WriteAsync(TableTransactionAction one, CancellationToken cancellationToken) => one.ActionType switch
    {
        TableTransactionActionType.Add => _commits.AddEntityAsync(one.Entity, cancellationToken),
        TableTransactionActionType.UpdateReplace => _commits.UpdateEntityAsync(
            one.Entity, one.ETag, TableUpdateMode.Replace, cancellationToken),
        TableTransactionActionType.UpsertReplace => _commits.UpsertEntityAsync(
            one.Entity, TableUpdateMode.Replace, cancellationToken),
        TableTransactionActionType.Delete => _commits.DeleteEntityAsync(
            one.Entity.PartitionKey, one.Entity.RowKey, one.ETag, cancellationToken),
        var other => throw new UnreachableException($"No write for {other}"),
    };

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (TableFaults.IsOfService(e, cancellationToken))
        {
            throw TableFaults.Unavailable(e);
        }
    }
}
