using System.Collections.Immutable;
using System.Security.Cryptography;
using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Retention;

/// <summary>
/// Lets go of what one thread has kept long enough. A cancelled charter is first declared gone in the head, in one
/// commit, and its rows follow; of a published one pieces and deliveries go. Every commit replaces the head as it was
/// read: who writes meanwhile, or lets go too, stops this pass, and the next one finds what is left.
/// </summary>
internal sealed class Expiring(Conversation conversation, ICharterStore store, DateTimeOffset keptSince)
{
    private readonly ThreadKey _thread = conversation.Thread;

    /// <summary>One pass. True when there was nothing to do, and nothing of that day has still to wait.</summary>
    /// <exception cref="StoreUnavailableException">It stopped in the middle; the next pass goes on.</exception>
    public async Task<bool> PassAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var isDone = false;
        await conversation.AloneAsync(
            async () => isDone = await PassAloneAsync(day, cancellationToken), cancellationToken);
        return isDone;
    }

    private async Task<bool> PassAloneAsync(DateOnly day, CancellationToken cancellationToken)
    {
        if (await ThreadRows.ReadHeadAsync(store, _thread, cancellationToken) is not var (head, etag))
            return !await SweepAsync(cancellationToken);
        if (head.Forget.Length > 0)
            return false;

        var rows = await ReadTurnsAsync(cancellationToken);
        var charters = KeptCharter.Of([.. rows.Select(row => row.Turn).Where(turn => !head.IsGone(turn.Turn))]);
        var due = charters.Where(charter => charter.RestsSince <= keptSince).ToList();
        var commits = new HeadedCommits(_thread, store, head, etag);
        if (due.Exists(charter => charter.IsCancelled))
            await commits.WriteHeadAsync(Without(head, due, charters), cancellationToken);

        var left = charters.Where(charter => !(charter.IsCancelled && due.Contains(charter))).ToList();
        var published = due.Where(charter => !charter.IsCancelled).ToList();
        await commits.WriteAsync(Abridged(rows, published), cancellationToken);
        var over = await OverAsync(rows, commits.Head, left, published, cancellationToken);
        await commits.WriteAsync(over, cancellationToken);
        if (left.Count == 0 && commits.Head.IsGone(head.Turn))
            await EndAsync(commits, cancellationToken);
        return !commits.HasWritten &&
            !left.Exists(charter => charter.RestsSince is { } at && at > keptSince && RestRows.DayOf(at) == day);
    }

    private static ThreadHead Without(ThreadHead head, List<KeptCharter> due, IReadOnlyList<KeptCharter> charters)
    {
        var cancelled = due.Where(charter => charter.IsCancelled).ToList();
        ImmutableArray<TurnSpan> gone = cancelled.Count == charters.Count && head.Gone is null
            ? [new(1, head.Turn)]
            : [.. head.Gone ?? [], .. cancelled.Select(charter => charter.Span)];
        return head with
        {
            Past = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            Gone = gone,
            Due = [.. head.Due.Where(card => !cancelled.Exists(charter => IsOf(charter, card.Card)))],
        };
    }

    /// <summary>The turns of published charters without what goes.</summary>
    private static IEnumerable<RowChange> Abridged(
        IReadOnlyList<(StoredRow Row, SavedTurn Turn)> rows, IReadOnlyList<KeptCharter> published)
    {
        var byTurn = rows.ToDictionary(row => row.Turn.Turn);
        foreach (var charter in published)
        {
            var until = charter.Turns.Take(charter.Rest!.Value + 1).Sum(turn => turn.Events.Length);
            var abridged = new Queue<Charters.Events.Entry>(Abridging.Abridge(charter.Entries, until));
            foreach (var turn in charter.Turns)
            {
                var events = turn.Events.Select(_ => abridged.Dequeue().Event).ToList();
                var kept = turn with { Events = [.. events] };
                if (charter.Over is { } over && turn.Turn <= over.To)
                    kept = kept with { Delivery = null, Replies = null };
                var value = ThreadRows.Write(kept, RowJson.Default.SavedTurn);
                var row = byTurn[turn.Turn].Row;
                if (!value.Span.SequenceEqual(row.Value.Span))
                    yield return new RowChange.Replace(row.Row, row.ETag, value);
            }
        }
    }

    /// <summary>
    /// Rows that nobody needs: turns that are gone, and what was delivered, said and shown in those that are over.
    /// </summary>
    private async Task<List<RowChange>> OverAsync(
        IReadOnlyList<(StoredRow Row, SavedTurn Turn)> turns,
        ThreadHead head,
        List<KeptCharter> left,
        List<KeptCharter> published,
        CancellationToken cancellationToken)
    {
        var over = new List<StoredRow>(turns.Where(row => head.IsGone(row.Turn.Turn)).Select(row => row.Row));
        foreach (var row in await ThreadRows.ReadInboxAsync(store, _thread, cancellationToken))
        {
            if (IsOver(ThreadRows.Read(row.Value, RowJson.Default.TakenDelivery).Turn))
                over.Add(row);
        }

        foreach (var row in await ThreadRows.ReadRepliesAsync(store, _thread, cancellationToken))
        {
            if (IsOver(ThreadRows.Read(row.Value, RowJson.Default.DueReply).Turn))
                over.Add(row);
        }

        foreach (var row in await ThreadRows.ReadCardsAsync(store, _thread, cancellationToken))
        {
            if (ThreadRows.CardIn(_thread, row) is not { } card || !left.Exists(charter => IsOf(charter, card)))
                over.Add(row);
        }

        return [.. over.Select(row => new RowChange.Delete(row.Row, row.ETag))];

        bool IsOver(int turn) => head.IsGone(turn) ||
            published.Exists(charter => charter.Over is { } span && span.From <= turn && turn <= span.To);
    }

    /// <summary>Nothing is left but the head and the thread's place in lists.</summary>
    private async Task EndAsync(HeadedCommits commits, CancellationToken cancellationToken)
    {
        var listed = await store.ReadAsync(new(_thread.Partition, ThreadRows.ListedRow(_thread)), cancellationToken);
        await commits.EndAsync(listed is null ? [] : [new RowChange.Delete(listed.Row, listed.ETag)], cancellationToken);
        var closed = BusyRows.ClosedRow(_thread);
        if (await store.ReadAsync(closed, cancellationToken) is { } mark)
            await store.CommitAsync(closed.Partition, [new RowChange.Delete(mark.Row, mark.ETag)], cancellationToken);
    }

    /// <summary>
    /// A card that was on its way when its thread went leaves a row without a head. True when there was one.
    /// </summary>
    private async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        var cards = await ThreadRows.ReadCardsAsync(store, _thread, cancellationToken);
        foreach (var card in cards)
        {
            await store.CommitAsync(
                _thread.Partition, [new RowChange.Delete(card.Row, card.ETag)], cancellationToken);
        }

        return cards.Count > 0;
    }

    private async Task<List<(StoredRow Row, SavedTurn Turn)>> ReadTurnsAsync(CancellationToken cancellationToken) =>
        [.. (await ThreadRows.ReadTurnsAsync(store, _thread, cancellationToken))
            .Select(row => (row, ThreadRows.Read(row.Value, RowJson.Default.SavedTurn)))];

    private static bool IsOf(KeptCharter charter, string card) => CardName.Read(charter.Charter.Id, card) is not null;
}
