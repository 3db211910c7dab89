using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Retention;

/// <summary>Commits in a thread's rows, each of which holds only if nobody wrote since the one before.</summary>
internal sealed class HeadedCommits(ThreadKey thread, ICharterStore store, ThreadHead head, string etag)
{
    private const int RowsPerCommit = 50;
    private const int BytesPerCommit = 1024 * 1024;

    private string _etag = etag;

    public ThreadHead Head { get; private set; } = head;

    public bool HasWritten { get; private set; }

    public Task WriteHeadAsync(ThreadHead written, CancellationToken cancellationToken)
    {
        Head = written;
        return CommitAsync([], cancellationToken);
    }

    /// <summary>As many commits as it takes; none for nothing.</summary>
    /// <exception cref="StoreUnavailableException">Somebody wrote meanwhile, or the store is away.</exception>
    public async Task WriteAsync(IEnumerable<RowChange> changes, CancellationToken cancellationToken)
    {
        var (batch, bytes) = (new List<RowChange>(), 0);
        foreach (var change in changes)
        {
            var length = change is RowChange.Replace replace ? replace.Value.Length : 0;
            if (batch.Count == RowsPerCommit || (batch.Count > 0 && bytes + length > BytesPerCommit))
            {
                await CommitAsync(batch, cancellationToken);
                (batch, bytes) = ([], 0);
            }

            batch.Add(change);
            bytes += length;
        }

        if (batch.Count > 0)
            await CommitAsync(batch, cancellationToken);
    }

    /// <summary>The thread's last commit: it has no head afterwards.</summary>
    /// <exception cref="StoreUnavailableException">Somebody wrote meanwhile, or the store is away.</exception>
    public Task EndAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) => SureAsync(
        [.. changes, new RowChange.Delete(ThreadRows.HeadRow(thread), _etag)], cancellationToken);

    private async Task CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var value = ThreadHeads.Write(Head);
        var committed = await SureAsync(
            [.. changes, new RowChange.Replace(ThreadRows.HeadRow(thread), _etag, value)], cancellationToken);
        _etag = committed.ETags[^1];
    }

    private async Task<CommitOutcome.Committed> SureAsync(
        IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        HasWritten = true;
        return await store.CommitAsync(thread.Partition, changes, cancellationToken) is CommitOutcome.Committed committed
            ? committed
            : throw new StoreUnavailableException("Somebody wrote in a thread that was to let go of old rows.", null);
    }
}
