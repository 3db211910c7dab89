using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Rows as builds of the first schema wrote them.</summary>
internal static class FirstSchema
{
    /// <summary>Splits the turns of a thread that were written today: then each delivery had a row of its own.</summary>
    public static async Task WriteAsync(ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        foreach (var row in await ThreadRows.ReadTurnsAsync(store, thread, cancellationToken))
        {
            var turn = ThreadRows.Read(row.Value, RowJson.Default.SavedTurn);
            var taken = new TakenDelivery(1, turn.Turn, turn.Replies ?? []);
            var old = turn with { Schema = 1, Delivery = null, Replies = null };
            await store.CommitAsync(
                thread.Partition,
                [
                    new RowChange.Replace(row.Row, row.ETag, ThreadRows.Write(old, RowJson.Default.SavedTurn)),
                    new RowChange.Insert(
                        $"{thread.Thread}|d|{turn.Delivery}",
                        ThreadRows.Write(taken, RowJson.Default.TakenDelivery)),
                ],
                cancellationToken);
        }
    }
}
