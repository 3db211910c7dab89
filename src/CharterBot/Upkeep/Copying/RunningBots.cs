using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>
/// Whether bots work on a store. Of a store of their own the file's lock tells; of a shared one, whose rows of instances
/// change every second.
/// </summary>
internal sealed class RunningBots(ICharterStore store, TimeProvider time)
{
    /// <summary>So long without a change, and an instance is held for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private string _seen = "";

    /// <summary>Looks for some seconds, if there is anybody to look at.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task<bool> AreThereAsync(CancellationToken cancellationToken)
    {
        _seen = await SeeAsync(cancellationToken);
        if (_seen.Length == 0)
            return false;

        await Task.Delay(Silence, time, cancellationToken);
        return await CameAsync(cancellationToken);
    }

    /// <summary>One works on it now that was not seen before, or was held for dead.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task<bool> CameAsync(CancellationToken cancellationToken) =>
        await SeeAsync(cancellationToken) != _seen;

    private async Task<string> SeeAsync(CancellationToken cancellationToken)
    {
        if (!store.IsShared)
            return "";

        var rows = await store.ReadRangeAsync(Instances.Partition, "", "~~", cancellationToken);
        return string.Join('\n', rows.Select(row => $"{row.Row} {row.ETag}"));
    }
}
