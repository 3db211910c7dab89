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
            var headRow = await store.ReadAsync(
                new(_thread.Partition, ThreadRows.HeadRow(_thread)), cancellationToken);
            if (headRow is null)
                return;

            var head = ThreadRows.Read(headRow.Value, RowJson.Default.ThreadHead);
            foreach (var person in head.Forget)
                await EraseAsync(person, cancellationToken);

            var value = ThreadRows.Write(head with { Forget = [] }, RowJson.Default.ThreadHead);
            await CommitAsync([new RowChange.Replace(headRow.Row, headRow.ETag, value)], cancellationToken);
        },
        cancellationToken);

    private async Task EraseAsync(ForgottenPerson person, CancellationToken cancellationToken)
    {
        var turns = (await RowsAsync("e", cancellationToken))
            .Select(row => (Row: row, Turn: ThreadRows.Read(row.Value, RowJson.Default.SavedTurn)))
            .OrderBy(pair => pair.Turn.Turn)
            .ToList();
        var last = turns.FindIndex(pair => pair.Turn.Events.Any(
            happened => happened is CharterEvent.Forgotten forgotten && forgotten.Alias == person.Alias));
        var changes = Rewritten(turns[..(last + 1)], person).ToList();
        foreach (var row in await RowsAsync("o", cancellationToken))
        {
            var due = ThreadRows.Read(row.Value, RowJson.Default.DueReply);
            // The last thing said to them is that they are forgotten.
            if (due.To.Id == person.Who && last >= 0 && due.Turn < turns[last].Turn.Turn)
                changes.Add(new RowChange.Delete(row.Row, row.ETag));
        }

        foreach (var batch in Batches(changes))
            await CommitAsync(batch, cancellationToken);
    }

    private static IEnumerable<RowChange> Rewritten(
        IReadOnlyList<(StoredRow Row, SavedTurn Turn)> turns, ForgottenPerson person)
    {
        var erased = new Queue<Entry>(Forgetting.Erase(
            [.. ThreadRows.Entries(turns.Select(pair => pair.Turn))], person.Who, person.Alias));
        foreach (var (row, turn) in turns)
        {
            var entries = turn.Events.Select(_ => erased.Dequeue()).ToList();
            var value = ThreadRows.Write(
                turn with
                {
                    By = turn.By.Id == person.Who ? new(person.Alias, Person.FormerMember) : turn.By,
                    Events = [.. entries.Select(entry => entry.Event)],
                    // Replies name people too; they are only for deliveries that come again, and those are old by now.
                    Replies = [],
                },
                RowJson.Default.SavedTurn);
            if (!value.Span.SequenceEqual(row.Value.Span))
                yield return new RowChange.Replace(row.Row, row.ETag, value);
        }
    }

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

    private Task<IReadOnlyList<StoredRow>> RowsAsync(string kind, CancellationToken cancellationToken)
    {
        var beginning = $"{_thread.Thread}|{kind}|";
        return store.ReadRangeAsync(_thread.Partition, beginning, Keys.After(beginning), cancellationToken);
    }

    /// <summary>Until everything is rewritten the head names the person, and the next pass begins again.</summary>
    private async Task CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (await store.CommitAsync(_thread.Partition, changes, cancellationToken) is not CommitOutcome.Committed)
            throw new StoreUnavailableException("Words to be erased could not all be rewritten.", null);
    }
}
