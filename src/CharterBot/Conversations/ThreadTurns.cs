using CharterBot.Observing;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Decides and saves the deliveries of one thread in batches of one commit. Who wrote meanwhile in another instance is
/// noticed by the head's ETag, and everything is decided again. One caller at a time: the conversation sees to that.
/// </summary>
internal sealed partial class ThreadTurns(
    ThreadKey thread,
    ICharterStore store,
    Instances instances,
    Signals signals,
    TimeProvider time,
    ILogger<ThreadTurns> logger)
{
    private const int MostTries = 15;

    private readonly EarlierAnswers _answers = new(thread, store);
    private bool _isStale;

    /// <summary>
    /// A turn was perhaps saved: what others are to show of it is looked after, as if it certainly was.
    /// </summary>
    private bool _isInDoubt;

    private bool _isForgotten;
    private long _readAt;

    public ThreadState? State { get; private set; }

    /// <summary>That the thread is at work: made before the first commit.</summary>
    public ThreadMark Mark { get; } = new(thread, store, instances);

    /// <summary>What is in memory can be trusted as the basis of the next decision.</summary>
    public bool IsFresh => State is not null && !_isStale;

    /// <summary>A turn was perhaps saved, and nobody has shown it.</summary>
    public bool IsInDoubt => _isInDoubt && Mark.By is not null;

    /// <summary>Since the rows were last read or written.</summary>
    public TimeSpan Age => time.GetElapsedTime(_readAt);

    /// <summary>Answers every delivery that could be saved; the others find nothing done.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task SaveAsync(List<WaitingArrival> batch, CancellationToken cancellationToken)
    {
        using var use = StoreUse.For(StoreUse.Turn);
        try
        {
            await instances.EnsureAsync(cancellationToken);

            // Where others write too, what is in memory is perhaps behind: asking first is cheaper than being refused.
            var isAsked = !IsFresh || instances.HasOthers;
            if (isAsked)
                await ReloadAsync(cancellationToken);
            for (var tries = 0; tries < MostTries && batch.Exists(waiting => !waiting.IsAnswered);)
            {
                if (!await TryAsync(batch, tries, isAsked, cancellationToken))
                {
                    tries++;
                    signals.Retried();
                }

                isAsked = true;
            }
        }
        catch
        {
            // A commit may have happened or not: only the rows can tell.
            _isStale = _isInDoubt = true;
            throw;
        }
    }

    /// <summary>Reads what is new in the rows, or everything when nothing is known.</summary>
    public async Task<ThreadState> ReloadAsync(CancellationToken cancellationToken)
    {
        var state = State ?? new ThreadState();
        var news = State is null
            ? await ThreadRows.ReadAllAsync(store, thread, cancellationToken)
            : await ThreadRows.ReadNewsAsync(store, thread, _isForgotten ? null : state.Head, cancellationToken);
        if (state.Head is { } known && !news.GoesOnFrom(known))
        {
            // What is in memory is of rows that have gone since.
            state = new ThreadState();
            news = await ThreadRows.ReadNewsAsync(store, thread, null, cancellationToken);
        }

        state.Take(news);
        state.Me = instances.Me;
        if (_isInDoubt)
            state.AwaitDue();
        _readAt = time.GetTimestamp();
        (_isStale, _isForgotten, _isInDoubt) = (false, false, false);
        return State = state;
    }

    /// <summary>Rows that were known have changed.</summary>
    public void Forget()
    {
        _answers.Forget();
        (_isStale, _isForgotten) = (true, true);
    }

    /// <summary>
    /// What instances that are gone had still to show becomes this one's, by the head as it is now: only one can have it.
    /// The cards are read after the death too, as one may have posted and recorded with its last breath.
    /// </summary>
    /// <param name="since">
    /// What they had under way may have gone over anything that was shown after this turn; null: over nothing.
    /// </param>
    /// <exception cref="StoreUnavailableException">It could not be taken over.</exception>
    public async Task TakeOverAsync(Func<string, bool> isGone, int? since, CancellationToken cancellationToken)
    {
        await instances.EnsureAsync(cancellationToken);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var state = await ReloadAsync(cancellationToken);
            if (state.Head is null)
                return;

            await Mark.MakeAsync(Math.Min(since ?? state.Head.Turn, state.Head.Turn), cancellationToken);
            if (!state.Owners(state.Head).Any(isGone))
            {
                state.ShowAgainSince(since ?? state.Head.Turn);
                state.AwaitDue();
                return;
            }

            await new Inheriting(thread, store, state).CommitAsync(isGone, cancellationToken);
        }

        throw new StoreUnavailableException("What a dead instance left could not be taken over.", null);
    }

    /// <summary>One round. False when it was in vain: someone else wrote, or nobody knows what happened.</summary>
    private async Task<bool> TryAsync(
        List<WaitingArrival> batch, int tries, bool isAsked, CancellationToken cancellationToken)
    {
        var state = IsFresh ? State! : await ReloadAsync(cancellationToken);
        state.Me = instances.Me;
        await _answers.RepeatAsync(state, batch, cancellationToken);
        if (batch.TrueForAll(waiting => waiting.IsAnswered))
            return true;

        var now = time.GetUtcNow();
        var turn = new Turn(thread, state, now);
        List<(WaitingArrival Waiting, TurnResult Result)> taken;
        using (Signals.Traces.StartActivity("decide"))
            taken = Decide(turn, batch);
        foreach (var stumble in turn.Stumbles)
            Stumbled(thread.Thread, stumble.GetType().Name, stumble.StackTrace);
        if (turn.IsEmpty)
        {
            // No commit would notice that this was decided on what is no longer so.
            if (!isAsked && store.IsShared)
                await ReloadAsync(cancellationToken);
            else
                _answers.Give(taken);
            return true;
        }

        using var saving = Signals.Traces.StartActivity("save");
        await Mark.MakeAsync(state.Head?.Turn ?? 0, cancellationToken);
        if (turn.ComesToRest)
            await RestRows.MarkAsync(store, thread, now, cancellationToken);
        var head = turn.Head();
        switch (await store.CommitAsync(thread.Partition, turn.Changes, cancellationToken))
        {
            case CommitOutcome.Committed committed:
                Adopt(state, turn, head, committed.ETags[^1]);
                _answers.Give(taken);
                return true;
            case var outcome:
                _isInDoubt |= outcome is CommitOutcome.Unknown;
                await Task.Delay(Random.Shared.Next(1, 10) * tries, cancellationToken);
                await ReloadAsync(cancellationToken);
                return false;
        }
    }

    private void Adopt(ThreadState state, Turn turn, ThreadHead head, string etag)
    {
        var before = state.Head?.Turn ?? 0;
        state.Adopt(head, etag, turn.Charter);
        state.Deliveries.Take(turn.Deliveries);
        state.Replies.Add(turn.Replies);
        foreach (var due in head.Due.Where(due => due.Turn > before))
            state.Await(due);
        _readAt = time.GetTimestamp();
    }

    private static List<(WaitingArrival Waiting, TurnResult Result)> Decide(Turn turn, List<WaitingArrival> batch)
    {
        var taken = new List<(WaitingArrival, TurnResult)>(batch.Count);
        var seen = new Dictionary<string, TurnResult>(StringComparer.Ordinal);
        foreach (var waiting in batch.Where(waiting => !waiting.IsAnswered))
        {
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

    [LoggerMessage(LogLevel.Error, "Thread {Thread}: a delivery could not be decided: {Exception} at {Where}")]
    private partial void Stumbled(string thread, string exception, string? where);
}
