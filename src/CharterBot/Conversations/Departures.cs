using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Remembers when the bot was taken out of a place: until then it has been welcomed there, and whoever brings it back
/// later is welcomed anew. The row stands beside those of the thread which holds the welcome.
/// </summary>
internal sealed class Departures(ICharterStore store)
{
    private const int MostTries = 5;

    /// <summary>One removal is told by several events, some seconds apart.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    public async Task<DateTimeOffset?> LastAsync(ThreadKey welcome, CancellationToken cancellationToken) =>
        await ReadAsync(welcome, cancellationToken) is var (_, departure) ? departure.At : null;

    /// <exception cref="StoreUnavailableException">It could not be written.</exception>
    public async Task RecordAsync(ThreadKey welcome, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var value = ThreadRows.Write(new Departure(at), RowJson.Default.Departure);
        for (var tries = 0; tries < MostTries; tries++)
        {
            RowChange change = new RowChange.Insert(ThreadRows.DepartureRow(welcome), value);
            if (await ReadAsync(welcome, cancellationToken) is var (row, known))
            {
                if (at < known.At + Same)
                    return;

                change = new RowChange.Replace(row.Row, row.ETag, value);
            }

            if (await store.CommitAsync(welcome.Partition, [change], cancellationToken) is CommitOutcome.Committed)
                return;
        }

        throw new StoreUnavailableException("A departure could not be written.", null);
    }

    private async Task<(StoredRow Row, Departure Departure)?> ReadAsync(
        ThreadKey welcome, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(welcome.Partition, ThreadRows.DepartureRow(welcome)), cancellationToken) is { } row
            ? (row, ThreadRows.Read(row.Value, RowJson.Default.Departure))
            : null;
}
