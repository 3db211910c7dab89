using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Makes a thread show what its charter says: replies that are due, cards that are missing, cards that are behind. Level
/// by level, not step by step: a card is always drawn from the newest charter, and whatever stopped it, the next pass
/// finds what is left. One pass at a time for a thread.
/// </summary>
internal sealed partial class Showing(
    Conversation conversation,
    IReadOnlyList<IChannel> channels,
    ICharterStore store,
    TimeProvider time,
    bool isPaced,
    ILogger<Showing> logger)
{
    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UpdatesAreRecordedAfter = TimeSpan.FromMilliseconds(300);

    private readonly Dictionary<string, Failure> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowChange> _unrecorded = new(StringComparer.Ordinal);

    private DateTimeOffset? _quietSince;

    private sealed record Failure(int Times, bool IsDoubt, DateTimeOffset NotBefore);

    /// <summary>Shows what can be shown now. Answers how long to wait for the rest; null when nothing is left.</summary>
    public async Task<TimeSpan?> PassAsync(CancellationToken cancellationToken)
    {
        var state = await conversation.StateAsync(cancellationToken);
        if (state.Now is not ({ } head, var charter))
            return null;

        if (head.Forget.Length > 0)
        {
            await new Erasing(conversation, store).EraseAsync(cancellationToken);
            return TimeSpan.Zero;
        }

        var wait = (TimeSpan?)null;
        foreach (var (name, show) in Due(state, head, charter))
        {
            if (_failures.GetValueOrDefault(name) is { } failure && failure.NotBefore > time.GetUtcNow())
            {
                wait = Sooner(wait, failure.NotBefore - time.GetUtcNow());
                continue;
            }

            if (isPaced && conversation.Budget.Wait(time.GetUtcNow()) is { } pause && pause > TimeSpan.Zero)
            {
                wait = Sooner(wait, pause);
                break;
            }

            cancellationToken.ThrowIfCancellationRequested();
            await TryAsync(name, show);
        }

        if (wait is null && IsAnythingLeft(state))
            return TimeSpan.Zero;

        return _unrecorded.Count == 0 ? wait : Sooner(wait, await RecordWhenQuietAsync(cancellationToken));
    }

    /// <summary>
    /// One item, to its end: a stop of the process waits for it, or what was posted would be posted again. One that
    /// cannot be drawn holds up no other.
    /// </summary>
    private async Task TryAsync(string name, Func<CancellationToken, Task> show)
    {
        try
        {
            await show(CancellationToken.None);
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            ItemFailed(conversation.Thread.Thread, name, e.GetType().Name, e.StackTrace);
            var times = _failures.GetValueOrDefault(name)?.Times ?? 0;
            _failures[name] = new(times + 1, false, time.GetUtcNow() + Backoff(times));
        }
    }

    private void Spend()
    {
        if (isPaced)
            conversation.Budget.Spend(time.GetUtcNow());
    }

    private static TimeSpan? Sooner(TimeSpan? left, TimeSpan? right) =>
        left is null || right < left ? right ?? left : left;

    private static bool IsAnythingLeft(ThreadState state) =>
        state.Replies.Count > 0 || state.Doubles.Count > 0 || (state.Head is { } head && head.Due.Any(state.IsDue));

    /// <summary>Replies first, then new cards in the order of the charter, then updates: people wait for what is new.</summary>
    private IEnumerable<(string Name, Func<CancellationToken, Task> Show)> Due(
        ThreadState state, ThreadHead head, Charter? charter)
    {
        foreach (var reply in state.Replies)
            yield return ($"{reply.Turn}.{reply.Index}", token => SayAsync(state, head, charter, reply, token));

        foreach (var (message, card) in state.Doubles)
            yield return (message, token => WithdrawAsync(state, head, card, message, token));

        var cards = head.Due.Where(state.IsDue).OrderBy(due => state.ShownAs(due.Card) is null ? 0 : 1);
        foreach (var due in cards)
        {
            if (charter is not null && CardName.Read(charter.Id, due.Card) is { } card)
                yield return (due.Card, token => ShowAsync(state, head, charter, (due, card), token));
            else
                state.Shown(due.Card, new(null, due.Turn, time.GetUtcNow()));
        }
    }

    private async Task SayAsync(
        ThreadState state, ThreadHead head, Charter? charter, DueReply due, CancellationToken cancellationToken)
    {
        Spend();
        var outcome = await Channel(head.Place).SayAsync(head.Place, charter, due.Reply, due.To, cancellationToken);
        if (IsOver($"{due.Turn}.{due.Index}", outcome, isPost: true))
        {
            var row = ThreadRows.ReplyRow(conversation.Thread, due);
            (conversation.State ?? state).Posted(due);
            _unrecorded[row] = new RowChange.Delete(row, null);
            await RecordAsync(cancellationToken);
        }
    }

    private async Task ShowAsync(
        ThreadState state, ThreadHead head, Charter charter, (DueCard Due, CardKey Key) card, CancellationToken cancellationToken)
    {
        // Everything up to this turn is on the card that is drawn now, and nothing later.
        var turn = head.Turn;
        var known = state.ShownAs(card.Due.Card);
        if (known is null)
            state.Posting(card.Due.Card, time.GetUtcNow());
        Spend();
        var outcome = await Channel(head.Place).ShowAsync(
            head.Place, charter, card.Key, known?.Message, cancellationToken);
        if (outcome is PostOutcome.MessageGone && known?.Message is not null)
        {
            known = known with { Message = null, Turn = 0 };
            state.Shown(card.Due.Card, known);
            Spend();
            outcome = await Channel(head.Place).ShowAsync(head.Place, charter, card.Key, null, cancellationToken);
        }

        if (outcome is not (PostOutcome.Posted or PostOutcome.Uncertain))
            state.NotPosted(card.Due.Card);
        if (!IsOver(card.Due.Card, outcome, isPost: known?.Message is null))
            return;

        // What nobody could see was never seen: no stance may count for it.
        var shown = outcome is PostOutcome.Posted posted
            ? new ShownCard(
                posted.Message ?? known?.Message, turn, known is { Message: not null } ? known.PostedAt : posted.At)
            : new ShownCard(known?.Message, turn, known?.PostedAt ?? DateTimeOffset.MaxValue);
        Record(conversation.State ?? state, card.Due.Card, shown);
        if (known?.Message is null)
            await RecordAsync(cancellationToken);
        else
            _quietSince ??= time.GetUtcNow();
    }

    /// <summary>
    /// An update may be repeated, so it is written down together with others, a moment later. What is still to wait;
    /// null when all is written.
    /// </summary>
    private async Task<TimeSpan?> RecordWhenQuietAsync(CancellationToken cancellationToken)
    {
        var left = _quietSince + UpdatesAreRecordedAfter - time.GetUtcNow();
        if (left > TimeSpan.Zero)
            return left;

        await RecordAsync(cancellationToken);
        return null;
    }

    /// <summary>The row decides which message is the double: another instance may have posted the card anew.</summary>
    private async Task WithdrawAsync(
        ThreadState state, ThreadHead head, string card, string message, CancellationToken cancellationToken)
    {
        var row = new RowKey(conversation.Thread.Partition, ThreadRows.CardRow(conversation.Thread, card));
        if (await store.ReadAsync(row, cancellationToken) is { } saved &&
            ThreadRows.Read(saved.Value, RowJson.Default.ShownCard) is { Message: { } recorded } && recorded != message)
        {
            Spend();
            var outcome = await Channel(head.Place).WithdrawAsync(head.Place, message, cancellationToken);
            if (outcome is not PostOutcome.MessageGone && !IsOver(message, outcome, isPost: false))
                return;
        }

        state.Removed(message);
    }

    private void Record(ThreadState state, string card, ShownCard shown)
    {
        state.Shown(card, shown);
        var row = ThreadRows.CardRow(conversation.Thread, card);
        _unrecorded[row] = new RowChange.Upsert(row, ThreadRows.Write(shown, RowJson.Default.ShownCard));
    }

    /// <summary>What was posted is written down at once, or a crash would post it again.</summary>
    private async Task RecordAsync(CancellationToken cancellationToken)
    {
        if (_unrecorded.Count == 0)
            return;

        _quietSince = null;
        foreach (var batch in _unrecorded.Values.Chunk(BatchLimits.MostChanges))
        {
            if (await CommitAsync(batch, cancellationToken))
                continue;

            // One row that someone else removed must not keep the others from being written.
            foreach (var change in batch)
            {
                if (!await CommitAsync([change], cancellationToken) && change is not RowChange.Delete)
                    NotRecorded(conversation.Thread.Thread);
            }
        }

        _unrecorded.Clear();
    }

    private async Task<bool> CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        await store.CommitAsync(conversation.Thread.Partition, changes, cancellationToken) is CommitOutcome.Committed;

    /// <summary>True when this is done, for better or worse, and the thread need not try again.</summary>
    private bool IsOver(string name, PostOutcome outcome, bool isPost)
    {
        var before = _failures.GetValueOrDefault(name) ?? new Failure(0, false, default);
        TimeSpan? wait = outcome switch
        {
            PostOutcome.NotSent notSent => notSent.After ?? Backoff(before.Times),
            PostOutcome.Uncertain when isPost && before.IsDoubt => null,
            PostOutcome.Uncertain when isPost => AfterDoubt,
            PostOutcome.Uncertain => Backoff(before.Times),
            _ => null,
        };
        if (wait is { } delay)
        {
            var isDoubt = before.IsDoubt || (isPost && outcome is PostOutcome.Uncertain);
            _failures[name] = new(before.Times + 1, isDoubt, time.GetUtcNow() + delay);
            return false;
        }

        _failures.Remove(name);
        if (outcome is not PostOutcome.Posted)
            GivenUp(conversation.Thread.Thread, name, outcome.GetType().Name);
        return true;
    }

    private static TimeSpan Backoff(int times) =>
        TimeSpan.FromSeconds(Math.Min(60, 0.6 * Math.Pow(2, Math.Min(times, 10))) * (0.5 + (Random.Shared.NextDouble() / 2)));

    private IChannel Channel(Place place) =>
        channels.FirstOrDefault(channel => channel.Serves(place)) ??
        throw new InvalidOperationException($"No channel of this build speaks to {place.Channel}.");

    [LoggerMessage(LogLevel.Warning, "Thread {Thread}: {Item} is given up ({Outcome})")]
    private partial void GivenUp(string thread, string item, string outcome);

    [LoggerMessage(LogLevel.Error, "Thread {Thread}: {Item} failed with {Exception} at {Where}; it will be tried again")]
    private partial void ItemFailed(string thread, string item, string exception, string? where);

    [LoggerMessage(LogLevel.Warning, "Thread {Thread}: what was posted could not be recorded; it may be posted again")]
    private partial void NotRecorded(string thread);
}
