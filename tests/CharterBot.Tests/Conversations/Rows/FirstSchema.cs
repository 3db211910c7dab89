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
            var turn = Assert.Single(row.Turns);
            var taken = new TakenDelivery(1, turn.Turn, turn.Replies ?? []);
            await store.CommitAsync(
                thread.Partition,
                [
                    row.With([turn with { Schema = 1, Delivery = null, Replies = null }])!,
                    new RowChange.Insert(
                        $"{thread.Thread}|d|{turn.Delivery}",
                        ThreadRows.Write(taken, RowJson.Default.TakenDelivery)),
                ],
                cancellationToken);
        }
    }
}
