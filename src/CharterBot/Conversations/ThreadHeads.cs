using System.Text.Json;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// The row of a thread's head: its line, and below it a line for each of the newest turns, as in a row of turns.
/// </summary>
internal static class ThreadHeads
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>The head, and below it the newest turns.</summary>
    public static ReadOnlyMemory<byte> Write(ThreadHead head)
    {
        var line = ThreadRows.Write(head, RowJson.Default.ThreadHead);
        return head.Newest is null ? line : (byte[])[.. line.Span, LineEnd, .. head.Lines.Span];
    }

    /// <exception cref="JsonException">The row is not of this layout, or of a later one.</exception>
    public static ThreadHead Read(ReadOnlyMemory<byte> row)
    {
        var end = row.Span.IndexOf(LineEnd);
        var head = ThreadRows.Read(end < 0 ? row : row[..end], RowJson.Default.ThreadHead);
        var lines = end < 0 ? default : row[(end + 1)..];
        var count = end < 0 ? 0 : lines.Span.Count(LineEnd) + 1;
        return count == (head.Newest is { } newest ? head.Turn - newest + 1 : 0)
            ? head with { Lines = lines }
            : throw new JsonException("The turns below a head are not those that it names.");
    }

    /// <summary>The head alone, and the ETag that changes with every turn; null where nothing is.</summary>
    public static async Task<(ThreadHead Head, string ETag)?> ReadAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, ThreadRows.HeadRow(thread)), cancellationToken) is { } row
            ? (Read(row.Value), row.ETag)
            : null;

    /// <summary>
    /// The head, once the newest turns have a row of their own: whoever changes turns that were saved finds them all in
    /// rows. Null where nothing is.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Somebody wrote meanwhile, or the store is away.</exception>
    /// <exception cref="JsonException">The row is not of this layout.</exception>
    public static async Task<(ThreadHead Head, string ETag)?> SettleAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        if (await ReadAsync(store, thread, cancellationToken) is not var (head, etag))
            return null;
        if (head.Newest is not { } newest)
            return (head, etag);

        var settled = head with { Newest = null, Lines = default };
        RowChange[] changes =
        [
            new RowChange.Insert(ThreadRows.TurnRow(thread, newest), head.Lines),
            new RowChange.Replace(ThreadRows.HeadRow(thread), etag, Write(settled)),
        ];
        return await store.CommitAsync(thread.Partition, changes, cancellationToken) is CommitOutcome.Committed committed
            ? (settled, committed.ETags[^1])
            : throw new StoreUnavailableException("The newest turns of a thread could not be put into a row.", null);
    }
}
