using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>Makes the copy equal to its source, in batches; every one of them may be written again.</summary>
internal sealed class CopyWriting(ICharterStore to, TimeProvider time)
{
    private const int MostBytesInBatch = 1024 * 1024;
    private const int MostTries = 5;

    private readonly List<RowChange> _batch = [];
    private string _partition = "";
    private int _bytes;

    public int Written { get; private set; }

    public int Removed { get; private set; }

    public async Task TakeAsync(RowPair pair, CancellationToken cancellationToken)
    {
        if (pair.IsEqual)
            return;
        if (pair.From is not { } row)
        {
            await RemoveAsync(pair.To!, cancellationToken);
            return;
        }

        var isFull = _batch.Count == BatchLimits.MostChanges || _bytes + row.Value.Length > MostBytesInBatch;
        if (isFull || row.Key.Partition != _partition)
            await FlushAsync(cancellationToken);
        _partition = row.Key.Partition;
        _batch.Add(new RowChange.Upsert(row.Key.Row, row.Value));
        _bytes += row.Value.Length;
    }

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count > 0)
            await CommitAsync(_partition, _batch, cancellationToken);
        Written += _batch.Count;
        _batch.Clear();
        _bytes = 0;
    }

    /// <summary>Changes that may be made twice.</summary>
    /// <exception cref="StoreUnavailableException">It is not certain that they were made.</exception>
    public async Task CommitAsync(
        string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (await to.CommitAsync(partition, changes, cancellationToken) is CommitOutcome.Committed)
                    return;
                if (tries == MostTries)
                    throw new StoreUnavailableException("What was copied could not be written.", null);
            }
            catch (StoreUnavailableException) when (tries < MostTries)
            {
                // A moment later it may be there again.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250 * tries), time, cancellationToken);
        }
    }

    /// <summary>An answer that was lost is no matter: the next walk finds what is still there.</summary>
    private async Task RemoveAsync(ScannedRow row, CancellationToken cancellationToken)
    {
        await to.CommitAsync(row.Key.Partition, [new RowChange.Delete(row.Key.Row, row.ETag)], cancellationToken);
        Removed++;
    }
}
