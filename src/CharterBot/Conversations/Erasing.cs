using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Takes the words of people who asked to be forgotten out of every row of a thread. The head names them until all rows
/// are rewritten, so a crash in the middle only means beginning again.
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
        var beginning = $"{_thread.Thread}|e|";
        var rows = await store.ReadRangeAsync(
            _thread.Partition, beginning, Keys.After(beginning), cancellationToken);
        var turns = rows
            .Select(row => (Row: row, Turn: ThreadRows.Read(row.Value, RowJson.Default.SavedTurn)))
            .OrderBy(pair => pair.Turn.Turn)
            .ToList();
        var erased = new Queue<Entry>(Forgetting.Erase(
            [.. ThreadRows.Entries(turns.Select(pair => pair.Turn))], person.Who, person.Alias));
        var (changes, bytes) = (new List<RowChange>(), 0);
        foreach (var (row, turn) in turns)
        {
            var entries = turn.Events.Select(_ => erased.Dequeue()).ToList();
            var isTheirs = turn.By.Id == person.Who;
            var rewritten = turn with
            {
                By = isTheirs ? new(person.Alias, Charters.People.Person.FormerMember) : turn.By,
                Events = [.. entries.Select(entry => entry.Event)],
                // Replies name people too; they are only for deliveries that come again, and those are old by now.
                Replies = [],
            };
            var value = ThreadRows.Write(rewritten, RowJson.Default.SavedTurn);
            if (value.Span.SequenceEqual(row.Value.Span))
                continue;

            if (changes.Count == RowsPerCommit || bytes + value.Length > BytesPerCommit)
            {
                await CommitAsync(changes, cancellationToken);
                (changes, bytes) = ([], 0);
            }

            changes.Add(new RowChange.Replace(row.Row, row.ETag, value));
            bytes += value.Length;
        }

        if (changes.Count > 0)
            await CommitAsync(changes, cancellationToken);
    }

    /// <summary>Until everything is rewritten the head goes on naming the person, and the next pass begins again.</summary>
    private async Task CommitAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (await store.CommitAsync(_thread.Partition, changes, cancellationToken) is not CommitOutcome.Committed)
            throw new StoreUnavailableException("Words to be erased could not all be rewritten.", null);
    }
}
