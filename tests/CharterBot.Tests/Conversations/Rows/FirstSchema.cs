using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Rows as builds of the first schema wrote them.</summary>
internal static class FirstSchema
{
    /// <summary>Splits the turns of a thread that were written today: then each, and each delivery, had a row of its own.</summary>
    public static async Task WriteAsync(ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        await ThreadHeads.SettleAsync(store, thread, cancellationToken);
        var rows = await ThreadRows.ReadTurnsAsync(store, thread, cancellationToken);
        foreach (var turn in rows.SelectMany(row => row.Turns))
        {
            var then = turn with { Schema = 1, Delivery = null, Replies = null };
            var taken = new TakenDelivery(1, turn.Turn, turn.Replies ?? []);
            await store.CommitAsync(
                thread.Partition,
                [
                    new RowChange.Upsert(
                        ThreadRows.TurnRow(thread, turn.Turn), ThreadRows.Write(then, RowJson.Default.SavedTurn)),
                    new RowChange.Insert(
                        $"{thread.Thread}|d|{turn.Delivery}",
                        ThreadRows.Write(taken, RowJson.Default.TakenDelivery)),
                ],
                cancellationToken);
        }
    }
}
