using System.Globalization;
using CharterBot.Charters.Events;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Threads in which a charter came to rest, by the day it did: published, cancelled, or a revision given up. They
/// stand in one partition in the order of days, so what is old enough is found without a look at any other charter. A
/// row is written before the turn's commit, so that no crash loses it; one that says too much costs a look and goes.
/// </summary>
internal static class RestRows
{
    private const string Format = "yyyy-MM-dd";

    public static readonly string Partition = Keys.Join("resting");

    public static bool IsRest(CharterEvent happened) =>
        happened is CharterEvent.Published or CharterEvent.Cancelled or CharterEvent.RevisionDropped;

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <exception cref="StoreUnavailableException">It is not certain that the row is there.</exception>
    public static async Task MarkAsync(
        ICharterStore store, ThreadKey thread, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = new RowKey(Partition, Keys.Join(Text(DayOf(at)), thread.Partition, thread.Thread));
        if (await store.CommitAsync(Partition, [BusyRows.Mark(row, thread)], cancellationToken)
            is not CommitOutcome.Committed)
        {
            throw new StoreUnavailableException("The thread could not be marked as at rest.", null);
        }
    }

    /// <summary>What came to rest on that day or before, the oldest first.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    public static async Task<IReadOnlyList<(DateOnly Day, StoredRow Row, ThreadKey Thread)>> UntilAsync(
        ICharterStore store, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await store.ReadRangeAsync(Partition, "", Text(day.AddDays(1)), cancellationToken);
        return [.. from row in rows
                   let thread = BusyRows.TryRead(row)
                   where thread is not null
                   select (Day(row), row, thread.Key)];
    }

    private static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    private static DateOnly Day(StoredRow row) =>
        DateOnly.ParseExact(row.Row[..Format.Length], Format, CultureInfo.InvariantCulture);
}
