using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>One instance's way to a store that others use too: as good as dead when it is cut off.</summary>
internal sealed class CutOffStore(ICharterStore store) : ICharterStore
{
    public bool IsCutOff { get; set; }

    public bool IsShared => store.IsShared;

    private ICharterStore Store => IsCutOff ? throw new StoreUnavailableException("a test wants it so", null) : store;

    public Task PrepareAsync(CancellationToken cancellationToken) => Store.PrepareAsync(cancellationToken);

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken) =>
        Store.ReadAsync(key, cancellationToken);

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken) =>
        Store.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        Store.CommitAsync(partition, changes, cancellationToken);
}
