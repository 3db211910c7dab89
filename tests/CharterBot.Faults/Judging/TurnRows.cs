using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Faults.Judging;

/// <summary>The rows of turns as they stand in the store: the one place here that knows their names.</summary>
internal static class TurnRows
{
    /// <summary>A reply that is still to be posted.</summary>
    public static string OfReply(ThreadKey thread) => thread.Thread + "|o|000000001|9";

    public static async Task<IReadOnlyList<SavedTurn>> ReadAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        var beginning = thread.Thread + "|e|";
        var rows = await store.ReadRangeAsync(thread.Partition, beginning, Keys.After(beginning), cancellationToken);
        var head = await ThreadHeads.ReadAsync(store, thread, cancellationToken);
        return [.. rows.SelectMany(row => TurnLines.Read(row.Value)), .. head?.Head.TurnsAfter(0) ?? []];
    }
}
