using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Writes down what a thread shows. What was posted is written at once, or a crash would post it again; an update may
/// be repeated, so it is written together with others, a moment later.
/// </summary>
internal sealed partial class ShownRows(
    ThreadKey thread, ICharterStore store, TimeProvider time, ILogger<ShownRows> logger)
{
    private static readonly TimeSpan UpdatesAreWrittenAfter = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, RowChange> _unwritten = new(StringComparer.Ordinal);
    private long? _quietSince;

    public void Updated(string card, ShownCard shown)
    {
        Keep(card, shown);
        _quietSince ??= time.GetTimestamp();
    }

    public Task PostedAsync(string card, ShownCard shown, CancellationToken cancellationToken)
    {
        Keep(card, shown);
        return WriteAsync(cancellationToken);
    }

    public Task SaidAsync(DueReply reply, CancellationToken cancellationToken)
    {
        var row = ThreadRows.ReplyRow(thread, reply);
        _unwritten[row] = new RowChange.Delete(row, null);
        return WriteAsync(cancellationToken);
    }

    /// <summary>The message that carries a card as the store knows it: another instance may have posted it.</summary>
    public async Task<string?> MessageAsync(string card, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, ThreadRows.CardRow(thread, card)), cancellationToken) is { } row
            ? ThreadRows.Read(row.Value, RowJson.Default.ShownCard).Message
            : null;

    /// <summary>What is still to wait before the rest is written; null when all is.</summary>
    public async Task<TimeSpan?> WriteWhenQuietAsync(CancellationToken cancellationToken)
    {
        var left = _quietSince is { } since ? UpdatesAreWrittenAfter - time.GetElapsedTime(since) : TimeSpan.Zero;
        if (left > TimeSpan.Zero)
            return left;

        await WriteAsync(cancellationToken);
        return null;
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        _quietSince = null;
        foreach (var batch in _unwritten.Values.Chunk(BatchLimits.MostChanges))
        {
            if (await CommitAsync(batch, cancellationToken))
                continue;

            // One row that someone else removed must not keep the others from being written.
            foreach (var change in batch)
            {
                if (!await CommitAsync([change], cancellationToken) && change is not RowChange.Delete)
                    NotWritten(thread.Thread);
            }
        }

        _unwritten.Clear();
    }

    private void Keep(string card, ShownCard shown)
    {
        var row = ThreadRows.CardRow(thread, card);
        _unwritten[row] = new RowChange.Upsert(row, ThreadRows.Write(shown, RowJson.Default.ShownCard));
    }

    private async Task<bool> CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(thread.Partition, changes, cancellationToken) is CommitOutcome.Committed;

    [LoggerMessage(LogLevel.Warning, "Thread {Thread}: what was posted could not be recorded; it may be posted again")]
    private partial void NotWritten(string thread);
}
