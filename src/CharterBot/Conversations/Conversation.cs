using System.Diagnostics;
using System.Threading.Channels;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>One thread at work in this instance: its deliveries are taken in the order of arrival, one batch at a time.</summary>
/// <param name="show">Asks for a look at what the thread has to show.</param>
internal sealed class Conversation(
    ThreadKey thread, ThreadTurns turns, SendBudget budget, Action<Conversation> show, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 1_000;
    private const int MostInBatch = 100;

    /// <summary>What a batch may take; who waits for an answer may lose patience earlier, and the batch goes on.</summary>
    private static readonly TimeSpan BatchDeadline = TimeSpan.FromSeconds(10);

    private readonly Channel<WaitingArrival> _waiting = System.Threading.Channels.Channel.CreateBounded<WaitingArrival>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.Wait });

    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _isTaking;
    private TaskCompletionSource _wished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ThreadKey Thread => thread;

    public SendBudget Budget => budget;

    /// <summary>The platform shut the bot out: what is due waits for a word from the thread.</summary>
    public bool IsClosed { get; set; }

    public ThreadState? State => turns.State;

    /// <summary>Nobody knows whether a turn was saved: if it was, it has to be shown.</summary>
    public bool IsInDoubt => turns.IsInDoubt;

    public long LastUsed { get; private set; } = time.GetTimestamp();

    public bool IsRetired { get; private set; }

    /// <summary>Completes with the next wish to show something.</summary>
    public Task Wished => _wished.Task;

    public void Wish() =>
        Interlocked.Exchange(ref _wished, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Saves what the delivery means. The answer comes after the commit, never before.</summary>
    /// <exception cref="OperationCanceledException">Who waits gave up: it was saved, or will not be.</exception>
    public async Task<TurnResult> TakeAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        var waiting = new WaitingArrival(
            arrival, new(TaskCreationOptions.RunContinuationsAsynchronously), Activity.Current);
        if (!_waiting.Writer.TryWrite(waiting))
            return new TurnResult.Busy();

        if (!Interlocked.Exchange(ref _isTaking, true))
            _ = TakeAllAsync();
        await using var giving = cancellationToken.Register(() => waiting.Answer.TrySetCanceled(cancellationToken));
        return await waiting.Answer.Task;
    }

    /// <summary>What is known of the thread, read from the store when nothing is in memory yet.</summary>
    public async Task<ThreadState> StateAsync(CancellationToken cancellationToken)
    {
        if (turns is { IsFresh: true, State: { } known })
            return known;

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return turns is { IsFresh: true, State: { } loaded } ? loaded : await turns.ReloadAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What is known, with everything that other instances saved before this call.</summary>
    public async Task<ThreadState> RefreshAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Who held the gate until now may have read the rows meanwhile.
            return turns is { IsFresh: true, State: { } known } && turns.Age < time.GetElapsedTime(asked)
                ? known
                : await turns.ReloadAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Makes what instances that are gone left in this thread this instance's to show. False: it has left memory meanwhile.
    /// </summary>
    /// <param name="since">
    /// What they had under way may have gone over anything that was shown after this turn; null: over nothing.
    /// </param>
    public async Task<bool> TakeOverAsync(Func<string, bool> isGone, int? since, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (!IsRetired)
                await turns.TakeOverAsync(isGone, since, cancellationToken);
            return !IsRetired;
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
            turns.Forget();
            await turns.ReloadAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The thread already stands among those at work, under the name of that instance.</summary>
    public void WasMarked(string instance) => turns.Mark.By = instance;

    /// <summary>The bot was let in again.</summary>
    public async Task OpenAgainAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            IsClosed = true;
            await turns.Mark.OpenAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Since the rows were last read or written.</summary>
    public TimeSpan Age => turns.Age;

    /// <summary>Leaves memory when nobody waits and nothing is left to show. False: someone came meanwhile.</summary>
    public async Task<bool> TryRetireAsync(Func<Conversation, bool> mayRetire, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_waiting.Reader.Count > 0 || !mayRetire(this))
                return false;

            if (IsClosed && turns.Mark.By is not null)
                await turns.Mark.CloseAsync(cancellationToken);
            await turns.Mark.RemoveAsync(cancellationToken);
            return IsRetired = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    /// <summary>
    /// One for all who wait: handed on from each to the next, the gate would wait for a free thread as often as there are
    /// deliveries.
    /// </summary>
    private async Task TakeAllAsync()
    {
        do
        {
            while (_waiting.Reader.Count > 0)
            {
                await _gate.WaitAsync();
                try
                {
                    LastUsed = time.GetTimestamp();
                    await TakeWaitingAsync();
                }
                finally
                {
                    _gate.Release();
                }
            }

            Volatile.Write(ref _isTaking, false);
        }
        while (_waiting.Reader.Count > 0 && !Interlocked.Exchange(ref _isTaking, true));
    }

    private async Task TakeWaitingAsync()
    {
        var batch = new List<WaitingArrival>();
        while (batch.Count < MostInBatch && _waiting.Reader.TryRead(out var next))
        {
            if (!next.IsGivenUp)
                batch.Add(next);
        }

        if (!IsRetired && batch.Count > 0)
        {
            var saving = SaveAsync(batch);
            await saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // Whoever asked hears what went wrong; the next batch has its own chance.
            if (saving.Exception?.InnerException is { } wrong)
                batch.ForEach(waiting => waiting.Answer.TrySetException(wrong));
        }

        batch.ForEach(waiting => waiting.Answer.TrySetResult(new TurnResult.Busy()));

        // Who gave up meanwhile does not ask for what is to be shown now.
        if (batch.Exists(waiting => waiting.IsGivenUp))
            show(this);
    }

    private async Task SaveAsync(List<WaitingArrival> batch)
    {
        Activity.Current = batch[0].Trace;
        using var deadline = new CancellationTokenSource(BatchDeadline, time);
        try
        {
            await turns.SaveAsync(batch, deadline.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Nothing is acknowledged: the platform sends it again.
        }
    }
}
