using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Decides and saves the deliveries of one thread in batches of one commit. Who wrote meanwhile in another instance is
/// noticed by the head's ETag, and everything is decided again. One caller at a time: the conversation sees to that.
/// </summary>
internal sealed partial class ThreadTurns(
    ThreadKey thread, ICharterStore store, TimeProvider time, ILogger<ThreadTurns> logger)
{
    private const int MostTries = 15;

    private readonly RecentDeliveries _recent = new();
    private bool _isStale;

    public ThreadState? State { get; private set; }

    /// <summary>The thread stands among those at work, and has to be taken off when it is let go.</summary>
    public bool IsMarked { get; set; }

    /// <summary>What is in memory can be trusted as the basis of the next decision.</summary>
    public bool IsFresh => State is not null && !_isStale;

    /// <summary>Answers every delivery that could be saved; the others find nothing done.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task SaveAsync(List<WaitingArrival> batch, CancellationToken cancellationToken)
    {
        try
        {
            for (var tries = 0; tries < MostTries && batch.Exists(waiting => !waiting.IsAnswered);)
                tries += await TryAsync(batch, tries, cancellationToken) ? 0 : 1;
        }
        catch
        {
            // A commit may have happened or not: only the rows can tell.
            _isStale = true;
            throw;
        }
    }

    public async Task<ThreadState> ReloadAsync(CancellationToken cancellationToken)
    {
        var state = await ThreadRows.LoadAsync(store, thread, cancellationToken);
        if (State is { } earlier)
            state.Keep(earlier);
        _isStale = false;
        return State = state;
    }

    public void Forget() => _recent.Forget();

    public async Task UnmarkAsync(CancellationToken cancellationToken)
    {
        var row = ThreadRows.BusyRow(thread);
        await store.CommitAsync(row.Partition, [new RowChange.Delete(row.Row, null)], cancellationToken);
    }

    /// <summary>Something is left to show, and cannot be before the bot is let in again: a start passes it by.</summary>
    public async Task MarkClosedAsync(CancellationToken cancellationToken)
    {
        var row = ThreadRows.BusyRow(thread);
        var busy = new BusyThread(thread.Partition, thread.Thread, IsClosed: true);
        var value = ThreadRows.Write(busy, RowJson.Default.BusyThread);
        await store.CommitAsync(row.Partition, [new RowChange.Upsert(row.Row, value)], cancellationToken);
    }

    /// <summary>One round. False when it was in vain: someone else wrote, or nobody knows what happened.</summary>
    private async Task<bool> TryAsync(List<WaitingArrival> batch, int tries, CancellationToken cancellationToken)
    {
        var state = IsFresh ? State! : await ReloadAsync(cancellationToken);
        var turn = new Turn(thread, state, time.GetUtcNow());
        var taken = Decide(turn, batch);
        foreach (var stumble in turn.Stumbles)
            Stumbled(thread.Thread, stumble.GetType().Name, stumble.StackTrace);
        if (turn.IsEmpty)
        {
            Answer(taken);
            return true;
        }

        await MarkAsync(cancellationToken);
        var head = turn.Head();
        switch (await store.CommitAsync(thread.Partition, turn.Changes, cancellationToken))
        {
            case CommitOutcome.Committed committed:
                state.Adopt(head, committed.ETags[^1], turn.Charter);
                state.Owe([.. turn.Replies]);
                Answer(taken);
                return true;
            case CommitOutcome.Duplicate duplicate when turn.DeliveryAt(duplicate.Index) is { } known:
                return await AnswerAsBeforeAsync(batch, known, cancellationToken);
            default:
                await Task.Delay(Random.Shared.Next(1, 10) * tries, cancellationToken);
                await ReloadAsync(cancellationToken);
                return false;
        }
    }

    private List<(WaitingArrival Waiting, TurnResult Result)> Decide(Turn turn, List<WaitingArrival> batch)
    {
        var taken = new List<(WaitingArrival, TurnResult)>(batch.Count);
        var seen = new Dictionary<string, TurnResult>(StringComparer.Ordinal);
        foreach (var waiting in batch.Where(waiting => !waiting.IsAnswered))
        {
            if (_recent.Find(waiting.Arrival, turn.Charter) is { } before)
            {
                waiting.Answer.TrySetResult(before);
                continue;
            }

            if (!seen.TryGetValue(waiting.Arrival.Delivery, out var result))
            {
                if (!turn.HasRoom)
                    break;

                result = turn.Take(waiting.Arrival);
                seen.Add(waiting.Arrival.Delivery, result);
            }

            taken.Add((waiting, result));
        }

        return taken;
    }

    private void Answer(IEnumerable<(WaitingArrival Waiting, TurnResult Result)> taken)
    {
        foreach (var (waiting, result) in taken)
        {
            _recent.Remember(waiting.Arrival, result);
            waiting.Answer.TrySetResult(result);
        }
    }

    /// <summary>The delivery has its row: it was done, here or elsewhere, and is answered as it was then.</summary>
    private async Task<bool> AnswerAsBeforeAsync(
        List<WaitingArrival> batch, Arrival known, CancellationToken cancellationToken)
    {
        if (await ThreadRows.ReadTurnAsync(store, thread, known.Delivery, cancellationToken) is not { } saved)
            return false;

        // What another instance saved is not in our memory yet.
        _isStale = saved.Turn > (State?.Head?.Turn ?? 0);
        TurnResult result = new TurnResult.Taken(State?.Charter, saved.Replies);
        Answer(batch
            .Where(waiting => !waiting.IsAnswered && waiting.Arrival.Delivery == known.Delivery)
            .Select(waiting => (waiting, result)));
        return true;
    }

    /// <summary>Before the first commit, so that a crash right after it leaves a trace to follow.</summary>
    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        if (IsMarked)
            return;

        var row = ThreadRows.BusyRow(thread);
        var value = ThreadRows.Write(new BusyThread(thread.Partition, thread.Thread), RowJson.Default.BusyThread);
        IsMarked = await store.CommitAsync(row.Partition, [new RowChange.Upsert(row.Row, value)], cancellationToken)
            is CommitOutcome.Committed;
        if (!IsMarked)
            throw new StoreUnavailableException("The thread could not be marked as at work.", null);
    }

    [LoggerMessage(LogLevel.Error, "Thread {Thread}: a delivery could not be decided: {Exception} at {Where}")]
    private partial void Stumbled(string thread, string exception, string? where);
}
