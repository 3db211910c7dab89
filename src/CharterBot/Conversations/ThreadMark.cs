using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// The row that says that somebody has to come back to a thread: because an instance works on it, or because the
/// platform shut the bot out while something was left to show.
/// </summary>
internal sealed class ThreadMark(ThreadKey thread, ICharterStore store, Instances instances)
{
    private const int MostTries = 3;

    private int _since;

    /// <summary>The instance under whose name the thread stands among those at work; null when it does not.</summary>
    public string? By { get; set; }

    /// <summary>Before the first commit, so that a crash right after it leaves a trace to follow.</summary>
    /// <param name="since">No card that was last shown by this turn is changed from here.</param>
    /// <exception cref="StoreUnavailableException">Nobody would come back: nothing may be saved.</exception>
    public async Task MakeAsync(int since, CancellationToken cancellationToken)
    {
        if (By == instances.Me && since >= _since)
            return;

        await WriteAsync(BusyRows.BusyRow(instances.Me, thread), since, cancellationToken);
        (By, _since) = (instances.Me, since);
    }

    /// <summary>A mark that stays by an unclear answer costs one look, and nothing else.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (By is not { } instance)
            return;

        var row = BusyRows.BusyRow(instance, thread);
        await store.CommitAsync(row.Partition, [new RowChange.Delete(row.Row, null)], cancellationToken);
        By = null;
    }

    /// <summary>Something is left to show, and cannot be before the bot is let in again: a start passes it by.</summary>
    /// <exception cref="StoreUnavailableException">The thread stands where it stood.</exception>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await WriteAsync(BusyRows.ClosedRow(thread), since: null, cancellationToken);
        await RemoveAsync(cancellationToken);
    }

    /// <summary>The bot was let in again: the thread is at work like any other.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await MakeAsync(since: 0, cancellationToken);
        var row = BusyRows.ClosedRow(thread);
        await store.CommitAsync(row.Partition, [new RowChange.Delete(row.Row, null)], cancellationToken);
    }

    /// <summary>Whether it was written or not, it may be written again.</summary>
    private async Task WriteAsync(RowKey row, int? since, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await store.CommitAsync(row.Partition, [BusyRows.Mark(row, thread, since)], cancellationToken)
                is CommitOutcome.Committed)
            {
                return;
            }
        }

        throw new StoreUnavailableException("The thread could not be marked.", null);
    }
}
