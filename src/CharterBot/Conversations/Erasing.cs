using System.Text.Json;
using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Takes the words of people who asked to be forgotten out of every row of a thread. The head names them until all rows
/// are rewritten, so a crash in the middle only means beginning again. What they write after they were forgotten is
/// theirs again and stays.
/// </summary>
internal sealed class Erasing(Conversation conversation, ICharterStore store)
{
    private const int RowsPerCommit = 50;
    private const int BytesPerCommit = 1024 * 1024;

    private readonly ThreadKey _thread = conversation.Thread;

    public Task EraseAsync(CancellationToken cancellationToken) => conversation.AloneAsync(
        async () =>
        {
            if (await ThreadHeads.SettleAsync(store, _thread, cancellationToken) is not var (head, etag))
                return;

            foreach (var person in head.Forget)
                await EraseAsync(person, head, cancellationToken);

            var value = ThreadHeads.Write(head with { Forget = [] });
            await CommitAsync([new RowChange.Replace(ThreadRows.HeadRow(_thread), etag, value)], cancellationToken);
        },
        cancellationToken);

    private async Task EraseAsync(ForgottenPerson person, ThreadHead head, CancellationToken cancellationToken)
    {
        var rows = await ThreadRows.ReadTurnsAsync(store, _thread, cancellationToken);
        var turns = rows.SelectMany(row => row.Turns).Where(turn => !head.IsGone(turn.Turn)).ToList();
        var forgotten = turns.FindIndex(turn => turn.Events.Any(
            happened => happened is CharterEvent.Forgotten forgotten && forgotten.Alias == person.Alias));
        if (forgotten < 0)
            return;

        // Replies first: which names they may hold stands in the turns.
        var names = turns.Select(turn => turn.By)
            .Where(by => by.Id == person.Who)
            .Select(by => by.Name)
            .Distinct();
        var without = Without(person, turns[..(forgotten + 1)]).ToDictionary(turn => turn.Turn);
        var changes = (await UnsaidAsync(person, [.. names], turns[forgotten].Turn, cancellationToken))
            .Concat(await SaidAsync(turns[forgotten].Turn, cancellationToken))
            .Concat(rows
                .Select(row => row.With([.. row.Turns.Select(turn => without.GetValueOrDefault(turn.Turn, turn))]))
                .OfType<RowChange>());
        foreach (var batch in Batches(changes))
            await CommitAsync(batch, cancellationToken);
    }

    private static IEnumerable<SavedTurn> Without(ForgottenPerson person, IReadOnlyList<SavedTurn> turns)
    {
        var entries = turns.SelectMany(turn => turn.Entries).ToList();
        var erased = new Queue<Entry>(Forgetting.Erase([.. entries], person.Who, person.Alias));
        foreach (var turn in turns)
        {
            var by = turn.By.Id == person.Who ? new(person.Alias, Person.FormerMember) : turn.By;
            var events = turn.Events.Select(_ => erased.Dequeue().Event).ToList();
            yield return turn with { By = by, Events = [.. events], Replies = null };
        }
    }

    /// <summary>
    /// Replies name people; they are only for deliveries that come again, and those are old by now. Here are the deliveries
    /// that have a row of their own; those of turns go with what is rewritten.
    /// </summary>
    private async Task<IEnumerable<RowChange>> SaidAsync(int until, CancellationToken cancellationToken) =>
        from row in await ThreadRows.ReadInboxAsync(store, _thread, cancellationToken)
        let taken = ThreadRows.Read(row.Value, RowJson.Default.TakenDelivery)
        where taken.Turn <= until && taken.Replies.Length > 0
        select new RowChange.Replace(
            row.Row, row.ETag, ThreadRows.Write(taken with { Replies = [] }, RowJson.Default.TakenDelivery));

    /// <summary>
    /// The last thing said to them is that they are forgotten; what was to be said to others and names them goes unsaid.
    /// </summary>
    private async Task<IEnumerable<RowChange>> UnsaidAsync(
        ForgottenPerson person, IReadOnlyList<string> names, int until, CancellationToken cancellationToken) =>
        from row in await ThreadRows.ReadRepliesAsync(store, _thread, cancellationToken)
        let due = ThreadRows.Read(row.Value, RowJson.Default.DueReply)
        where due.Turn < until && (Holds(row, person.Who.Value) || names.Any(name => Holds(row, name)))
        select new RowChange.Delete(row.Row, row.ETag);

    private static bool Holds(StoredRow row, string value) => row.Value.Span.IndexOf(
        (ReadOnlySpan<byte>)[(byte)'"', .. JsonEncodedText.Encode(value).EncodedUtf8Bytes, (byte)'"']) >= 0;

    private static IEnumerable<IReadOnlyList<RowChange>> Batches(IEnumerable<RowChange> changes)
    {
        var (batch, bytes) = (new List<RowChange>(), 0);
        foreach (var change in changes)
        {
            var length = change is RowChange.Replace replace ? replace.Value.Length : 0;
            if (batch.Count == RowsPerCommit || (batch.Count > 0 && bytes + length > BytesPerCommit))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(change);
            bytes += length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>Until everything is rewritten the head names the person, and the next pass begins again.</summary>
    private async Task CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (await store.CommitAsync(_thread.Partition, changes, cancellationToken) is not CommitOutcome.Committed)
            throw new StoreUnavailableException("Words to be erased could not all be rewritten.", null);
    }
}
