using CharterBot.Storage;

namespace CharterBot.Tests.Tab;

/// <summary>A store that can be taken away.</summary>
internal sealed class AwayStore : ICharterStore
{
    private ICharterStore? _real;

    public bool IsAway { get; set; }

    private ICharterStore Real => IsAway ? throw new StoreUnavailableException("Away.", null) : _real!;

    public AwayStore Over(ICharterStore real)
    {
        _real = real;
        return this;
    }

    public bool IsShared => _real!.IsShared;

    public Task PrepareAsync(CancellationToken cancellationToken) => Real.PrepareAsync(cancellationToken);

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken) =>
        Real.ReadAsync(key, cancellationToken);

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken) =>
        Real.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);

    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        Real.CommitAsync(partition, changes, cancellationToken);
}
