using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Who welcomes when the bot is brought into a place, and which coming is a new one. The row stands beside those of the
/// thread that holds the welcome.
/// </summary>
internal sealed class Installations(ICharterStore store, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>One coming or going is told by several events, to whichever instance, some seconds apart.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The key of the delivery that welcomes, for the one instance that shall; null for all others, and for events of a
    /// time before the bot was taken out. After a crash another may claim it again a minute later.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The row could not be read or written.</exception>
    public async Task<string?> ClaimAsync(
        ThreadKey welcome, DateTimeOffset? cameAt, CancellationToken cancellationToken)
    {
        string? key = null;
        await ChangeAsync(
            welcome,
            known =>
            {
                var now = time.GetUtcNow();
                var isMine = !(cameAt <= known.LeftAt) && !(now < known.ClaimedAt + Same);
                key = isMine ? $"welcome|{known.LeftAt:O}" : null;
                return isMine ? known with { ClaimedAt = now } : null;
            },
            cancellationToken);
        return key;
    }

    /// <exception cref="StoreUnavailableException">The row could not be read or written.</exception>
    public Task LeaveAsync(ThreadKey welcome, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var leftAt = at ?? time.GetUtcNow();
        return ChangeAsync(
            welcome,
            known => leftAt < known.LeftAt + Same ? null : new Installation(leftAt),
            cancellationToken);
    }

    /// <param name="change">What is to be written; null for nothing.</param>
    private async Task ChangeAsync(
        ThreadKey welcome, Func<Installation, Installation?> change, CancellationToken cancellationToken)
    {
        var key = ThreadRows.InstallationRow(welcome);
        for (var tries = 0; tries < MostTries; tries++)
        {
            var row = await store.ReadAsync(new(welcome.Partition, key), cancellationToken);
            var known = row is null ? new() : ThreadRows.Read(row.Value, RowJson.Default.Installation);
            if (change(known) is not { } changed)
                return;

            var value = ThreadRows.Write(changed, RowJson.Default.Installation);
            RowChange write = row is null
                ? new RowChange.Insert(key, value)
                : new RowChange.Replace(key, row.ETag, value);
            if (await store.CommitAsync(welcome.Partition, [write], cancellationToken) is CommitOutcome.Committed)
                return;
        }

        throw new StoreUnavailableException("An installation could not be written.", null);
    }
}
