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
        if (await ThreadHeads.ReadAsync(store, _thread, cancellationToken) is not var (head, etag))
            return !await SweepAsync(cancellationToken);
        if (head.Forget.Length > 0)
            return false;

        var rows = await ThreadRows.ReadTurnsAsync(store, _thread, cancellationToken);
        var charters = KeptCharter.Of(
            [.. rows.SelectMany(row => row.Turns)
                .Concat(head.TurnsAfter(rows.Count > 0 ? rows[^1].Turns[^1].Turn : 0))
                .Where(turn => !head.IsGone(turn.Turn))]);
        var due = charters.Where(charter => charter.RestsSince <= keptSince).ToList();
        if (due.Count > 0 && head.Newest is not null)
        {
            await ThreadHeads.SettleAsync(store, _thread, cancellationToken);
            return await PassAloneAsync(day, cancellationToken);
        }

        var commits = new HeadedCommits(_thread, store, head, etag);
        if (due.Exists(charter => charter.IsCancelled))
            await commits.WriteHeadAsync(Without(head, due, charters), cancellationToken);

        var left = charters.Where(charter => !(charter.IsCancelled && due.Contains(charter))).ToList();
        var published = due.Where(charter => !charter.IsCancelled).ToList();
        var over = await OverAsync(commits.Head, left, published, cancellationToken);
        await commits.WriteAsync(Kept(rows, commits.Head, published).Concat(over), cancellationToken);
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

    /// <summary>The rows of turns without those that are gone, and those of published charters without what goes.</summary>
    private static IEnumerable<RowChange> Kept(
        IReadOnlyList<TurnRow> rows, ThreadHead head, IEnumerable<KeptCharter> published)
    {
        var abridged = published.SelectMany(Abridged).ToDictionary(turn => turn.Turn);
        return rows
            .Select(row => row.With(
                [.. from turn in row.Turns
                    where !head.IsGone(turn.Turn)
                    select abridged.GetValueOrDefault(turn.Turn, turn)]))
            .OfType<RowChange>();
    }

    private static IEnumerable<SavedTurn> Abridged(KeptCharter charter)
    {
        var until = charter.Turns.Take(charter.Rest!.Value + 1).Sum(turn => turn.Events.Length);
        var abridged = new Queue<Charters.Events.Entry>(Abridging.Abridge(charter.Entries, until));
        foreach (var turn in charter.Turns)
        {
            var events = turn.Events.Select(_ => abridged.Dequeue().Event).ToList();
            var kept = turn with { Events = [.. events] };
            yield return charter.Over is { } over && turn.Turn <= over.To
                ? kept with { Delivery = null, Replies = null }
                : kept;
        }
    }

    /// <summary>
    /// Rows that nobody needs: what was delivered, said and shown in turns that are gone, and in those that are over.
    /// </summary>
    private async Task<List<RowChange>> OverAsync(
        ThreadHead head,
        List<KeptCharter> left,
        List<KeptCharter> published,
        CancellationToken cancellationToken)
    {
        var over = new List<StoredRow>();
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

    private static bool IsOf(KeptCharter charter, string card) => CardName.Read(charter.Charter.Id, card) is not null;
}
