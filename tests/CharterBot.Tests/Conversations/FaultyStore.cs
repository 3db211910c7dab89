using CharterBot.Storage;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>A store that is whole inside, and away, slow or unclear about what it did when told to be.</summary>
internal sealed class FaultyStore : ICharterStore
{
    /// <summary>Every fault at every one of the first commits.</summary>
    public static TheoryData<string, int> Interruptions(int commits) => new(
        from fault in Enum.GetNames<StoreFault>()
        from commit in Enumerable.Range(1, commits)
        select (fault, commit));

    private readonly InMemoryCharterStore _inside = new();

    /// <summary>Nothing can be read or written.</summary>
    public bool IsAway { get; set; }

    /// <summary>Asked before every commit: what shall go wrong with it. Null: nothing.</summary>
    public Func<IReadOnlyList<RowChange>, StoreFault?> Faults { get; set; } = _ => null;

    /// <summary>Awaited before every commit.</summary>
    public Func<IReadOnlyList<RowChange>, Task> Delay { get; set; } = _ => Task.CompletedTask;

    /// <summary>How often a row or a range was read.</summary>
    public int Reads { get; private set; }

    /// <summary>Awaited before a range is read, with the row that it begins at.</summary>
    public Func<string, Task> Asking { get; set; } = _ => Task.CompletedTask;

    /// <summary>Awaited when a range has been read, before it is answered.</summary>
    public Func<Task> Answering { get; set; } = () => Task.CompletedTask;

    /// <summary>What is there, whatever the store says of itself.</summary>
    public ICharterStore Inside => _inside;

    /// <summary>Other instances may use it too.</summary>
    public bool IsShared { get; init; } = true;

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<StoredRow?> ReadAsync(RowKey key, CancellationToken cancellationToken)
    {
        Reads++;
        return IsAway ? Task.FromException<StoredRow?>(Away()) : _inside.ReadAsync(key, cancellationToken);
    }

    public async Task<IReadOnlyList<StoredRow>> ReadRangeAsync(
        string partition, string fromRow, string toRowExclusive, CancellationToken cancellationToken)
    {
        Reads++;
        await Asking(fromRow);
        if (IsAway)
            throw Away();

        var rows = await _inside.ReadRangeAsync(partition, fromRow, toRowExclusive, cancellationToken);
        await Answering();
        return rows;
    }

    public IAsyncEnumerable<ScannedRow> ScanAsync(CancellationToken cancellationToken) =>
        IsAway ? throw Away() : _inside.ScanAsync(cancellationToken);

    /// <summary>Who loses patience knows nothing of what was done: the commit goes on.</summary>
    public Task<CommitOutcome> CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        CommitAsync(partition, changes).WaitAsync(cancellationToken);

    private async Task<CommitOutcome> CommitAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        await Delay(changes);
        switch (IsAway ? StoreFault.Away : Faults(changes))
        {
            case StoreFault.Away:
                throw Away();
            case StoreFault.UnclearAndNotDone:
                return new CommitOutcome.Unknown("a test wants it so");
            case StoreFault.UnclearAndDone:
                await _inside.CommitAsync(partition, changes, CancellationToken.None);
                return new CommitOutcome.Unknown("a test wants it so");
            default:
                return await _inside.CommitAsync(partition, changes, CancellationToken.None);
        }
    }

    private static StoreUnavailableException Away() => new("a test wants it so", null);
}
