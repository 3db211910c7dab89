using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>Makes this instance the owner of what instances that are gone had still to show in a thread.</summary>
internal sealed class Inheriting(ThreadKey thread, ICharterStore store, ThreadState state)
{
    /// <summary>By the head as it was read, or not at all: who asks reads again afterwards.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task CommitAsync(Func<string, bool> isGone, CancellationToken cancellationToken)
    {
        var head = state.Head!;
        var mine = head with { Due = [.. head.Due.Select(due => IsLeft(due.Owner) ? due with { Owner = state.Me } : due)] };
        var changes = new List<RowChange>
        {
            new RowChange.Replace(
                ThreadRows.HeadRow(thread), state.ETag!, ThreadHeads.Write(mine)),
        };
        foreach (var row in await ThreadRows.ReadRepliesAsync(store, thread, cancellationToken))
        {
            var due = ThreadRows.Read(row.Value, RowJson.Default.DueReply);
            if (changes.Count == BatchLimits.MostChanges || !IsLeft(due.Owner))
                continue;

            var value = ThreadRows.Write(due with { Owner = state.Me }, RowJson.Default.DueReply);
            changes.Add(new RowChange.Replace(row.Row, row.ETag, value));
        }

        await store.CommitAsync(thread.Partition, changes, cancellationToken);

        bool IsLeft(string? owner) => owner is not null && isGone(owner);
    }
}
