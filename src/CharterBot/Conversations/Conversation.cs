using System.Threading.Channels;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// One thread at work in this instance: its deliveries are decided in the order of arrival, several of them in one
/// commit; who wrote meanwhile in another instance is noticed by the head's ETag, and everything is decided again.
/// </summary>
internal sealed class Conversation(ThreadKey thread, ICharterStore store, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 1_000;
    private const int MostInBatch = 25;
    private const int MostTries = 15;

    private readonly Channel<Waiting> _waiting = System.Threading.Channels.Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly RecentDeliveries _recent = new();
    private TaskCompletionSource _wished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ThreadState? _state;
    private bool _isMarked;

    private sealed record Waiting(Arrival Arrival, TaskCompletionSource<TurnResult> Answer);

    public ThreadKey Thread => thread;

    public SendBudget Budget { get; } = new();

    /// <summary>Completes with the next wish to show something.</summary>
    public Task Wished => _wished.Task;

    public ThreadState? State => _state;

    public long LastUsed { get; private set; } = time.GetTimestamp();

    public bool IsRetired { get; private set; }

    public void Wish() =>
        Interlocked.Exchange(ref _wished, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Saves what the delivery means. The answer comes after the commit, never before.</summary>
    public async Task<TurnResult> TakeAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(arrival, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(waiting))
            return new TurnResult.Busy();

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (IsRetired)
                return new TurnResult.Busy();

            LastUsed = time.GetTimestamp();
            while (!waiting.Answer.Task.IsCompleted)
                await TakeWaitingAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }

        return await waiting.Answer.Task;
    }

    /// <summary>What is known of the thread, read from the store when nothing is in memory yet.</summary>
    public async Task<ThreadState> StateAsync(CancellationToken cancellationToken)
    {
        if (_state is { } known)
            return known;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _state ??= await ThreadRows.LoadAsync(store, thread, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Work on the rows that no turn may cross, such as erasing; what is in memory is read anew afterwards.</summary>
    public async Task AloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await work();
            _recent.Forget();
            await ReloadAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Leaves memory when nobody waits and nothing is left to show. False: someone came meanwhile.</summary>
    public async Task<bool> TryRetireAsync(Func<Conversation, bool> mayRetire, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_waiting.Reader.Count > 0 || !mayRetire(this))
                return false;

            if (_isMarked)
            {
                var row = ThreadRows.BusyRow(thread);
                await store.CommitAsync(row.Partition, [new RowChange.Delete(row.Row, null)], cancellationToken);
            }

            return IsRetired = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task TakeWaitingAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Waiting>();
        while (batch.Count < MostInBatch && _waiting.Reader.TryRead(out var next))
            batch.Add(next);

        try
        {
            await SaveAsync(batch, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            _state = null;
        }
        finally
        {
            foreach (var left in batch)
                left.Answer.TrySetResult(new TurnResult.Busy());
        }
    }

    private async Task SaveAsync(List<Waiting> batch, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MostTries && batch.Exists(waiting => !waiting.Answer.Task.IsCompleted);)
        {
            _state ??= await ThreadRows.LoadAsync(store, thread, cancellationToken);
            var turn = new Turn(thread, _state, time.GetUtcNow());
            var taken = Decide(turn, batch);
            if (turn.IsEmpty)
            {
                Answer(taken);
                continue;
            }

            await MarkAsync(cancellationToken);
            var head = turn.Head();
            var outcome = await store.CommitAsync(thread.Partition, turn.Changes, cancellationToken);
            switch (outcome)
            {
                case CommitOutcome.Committed committed:
                    _state.Adopt(head, committed.ETags[^1], turn.Charter);
                    _state.Owe([.. turn.Replies]);
                    Answer(taken);
                    break;
                case CommitOutcome.Duplicate duplicate when turn.ArrivalOf(duplicate.Index) is { } known:
                    await AnswerAsBeforeAsync(batch, known, cancellationToken);
                    break;
                default:
                    await Task.Delay(Random.Shared.Next(1, 10) * tries++, cancellationToken);
                    await ReloadAsync(cancellationToken);
                    break;
            }
        }
    }

    private List<(Waiting Waiting, TurnResult Result)> Decide(Turn turn, List<Waiting> batch)
    {
        var taken = new List<(Waiting, TurnResult)>(batch.Count);
        var seen = new Dictionary<string, TurnResult>(StringComparer.Ordinal);
        foreach (var waiting in batch)
        {
            if (waiting.Answer.Task.IsCompleted)
                continue;

            if (_recent.Find(waiting.Arrival, turn.Charter) is { } before)
            {
                waiting.Answer.TrySetResult(before);
                continue;
            }

            if (!seen.TryGetValue(waiting.Arrival.Delivery, out var result))
            {
                if (!turn.HasRoom)
                    break;

                if (TryTake(turn, waiting) is not { } decided)
                    continue;

                result = decided;
                seen.Add(waiting.Arrival.Delivery, result);
            }

            taken.Add((waiting, result));
        }

        return taken;
    }

    /// <summary>A delivery that the bot stumbles over fails alone; its neighbours in the batch go on.</summary>
    private static TurnResult.Taken? TryTake(Turn turn, Waiting waiting)
    {
        try
        {
            return turn.Take(waiting.Arrival);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            waiting.Answer.TrySetException(e);
            return null;
        }
    }

    private void Answer(List<(Waiting Waiting, TurnResult Result)> taken)
    {
        foreach (var (waiting, result) in taken)
        {
            _recent.Remember(waiting.Arrival, result);
            waiting.Answer.TrySetResult(result);
        }
    }

    /// <summary>The delivery has its row: it was done, here or elsewhere, and is answered as it was then.</summary>
    private async Task AnswerAsBeforeAsync(List<Waiting> batch, Arrival known, CancellationToken cancellationToken)
    {
        var saved = await ThreadRows.ReadTurnAsync(store, thread, known.Delivery, cancellationToken);
        var result = new TurnResult.Taken(_state?.Charter, saved?.Replies ?? []);
        Answer([.. batch.Where(waiting => waiting.Arrival.Delivery == known.Delivery).Select(waiting => (waiting, (TurnResult)result))]);
    }

    private async Task ReloadAsync(CancellationToken cancellationToken)
    {
        var earlier = _state;
        _state = null;
        var state = await ThreadRows.LoadAsync(store, thread, cancellationToken);
        if (earlier is not null)
            state.Keep(earlier);
        _state = state;
    }

    /// <summary>Before the first commit, so that a crash right after it leaves a trace to follow.</summary>
    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        if (_isMarked)
            return;

        var row = ThreadRows.BusyRow(thread);
        var value = ThreadRows.Write(new BusyThread(thread.Partition, thread.Thread), RowJson.Default.BusyThread);
        if (await store.CommitAsync(row.Partition, [new RowChange.Upsert(row.Row, value)], cancellationToken)
            is CommitOutcome.Committed)
        {
            _isMarked = true;
            return;
        }

        throw new StoreUnavailableException("The thread could not be marked as at work.", null);
    }
}
