using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>One instance's way to the common store, with what goes wrong at its next commit of one kind.</summary>
internal sealed class RealStore(ICharterStore inside) : ICharterStore
{
    private Func<string, bool>? _when;
    private Func<Task<StoreFault?>>? _what;
    private bool _isCutOffAfterwards;

    /// <summary>Cut off from the store: gone, or as good as that.</summary>
    public bool IsCutOff { get; set; }

    public bool IsShared => true;

    private ICharterStore Inside => IsCutOff ? throw new StoreUnavailableException("a walk wants it so", null) : inside;

    /// <param name="when">A row of the commit that is meant.</param>
    public void Once(Func<string, bool> when, Func<Task<StoreFault?>> what, bool isCutOffAfterwards = false) =>
        (_when, _what, _isCutOffAfterwards) = (when, what, isCutOffAfterwards);

    public Task PrepareAsync(CancellationToken cancellationToken) => Inside.PrepareAsync(cancellationToken);

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken) =>
        Inside.ReadAsync(key, cancellationToken);

    public Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken) =>
        Inside.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);

    public IAsyncEnumerable<ScannedRow> ScanAsync(CancellationToken cancellationToken) =>
        Inside.ScanAsync(cancellationToken);

    public async Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (_what is not { } what || _when is not { } when || !changes.Any(change => when(change.Row)))
            return await Inside.CommitAsync(partition, changes, cancellationToken);

        (_when, _what) = (null, null);
        var fault = await what();
        if (fault == StoreFault.UnclearAndNotDone)
            return new CommitOutcome.Unknown("a walk wants it so");

        var outcome = await Inside.CommitAsync(partition, changes, cancellationToken);
        IsCutOff = _isCutOffAfterwards;
        return fault == StoreFault.UnclearAndDone ? new CommitOutcome.Unknown("a walk wants it so") : outcome;
    }
}
