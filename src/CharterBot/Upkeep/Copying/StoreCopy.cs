using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>
/// Copies one store into another while no bot works on either. A mark in the copy says that it is not complete; as long
/// as it stands no bot opens the copy, so whatever differs there is of an earlier try and is written anew. Without the
/// mark the copy may hold only rows that the source holds as well: anything else was made there and is not overwritten.
/// </summary>
internal sealed class StoreCopy(
    ICharterStore from, string fromName, ICharterStore to, TimeProvider time, Action<string> tell)
{
    private readonly CopyWriting _writing = new(to, time);

    /// <exception cref="CopyRefusedException">It may not be made, or is not to be trusted.</exception>
    /// <exception cref="StoreUnavailableException">It was broken off, and may be run again.</exception>
    public async Task<CopyCount> RunAsync(CancellationToken cancellationToken)
    {
        var (sources, copies) = (new RunningBots(from, time), new RunningBots(to, time));
        await NobodyAsync(sources, copies, cancellationToken);
        if (await CopyMark.StandsInAsync(from, cancellationToken))
            throw new CopyRefusedException("The source is itself a copy that is not complete. Copy from its source.");
        if (!await MayWriteAsync(cancellationToken) && await CompareAsync(cancellationToken) is { IsComplete: true } equal)
        {
            tell("Everything is there already: nothing was written.");
            return equal;
        }

        await WriteMarkAsync(cancellationToken);
        await foreach (var pair in PairsAsync(cancellationToken))
            await _writing.TakeAsync(pair, cancellationToken);
        await _writing.FlushAsync(cancellationToken);
        tell($"{_writing.Written} rows written, {_writing.Removed} of an earlier try removed. Counting …");

        var count = await CompareAsync(cancellationToken);
        if (!count.IsComplete)
            return count;
        if (await sources.CameAsync(cancellationToken) || await copies.CameAsync(cancellationToken))
            throw new CopyRefusedException("A bot was started meanwhile. Stop it, and run the same command again.");

        await LeaveWorkAsync(cancellationToken);
        await RemoveMarkAsync(cancellationToken);
        return count;
    }

    private static async Task NobodyAsync(RunningBots sources, RunningBots copies, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(sources.AreThereAsync(cancellationToken), copies.AreThereAsync(cancellationToken));
        if (found[0])
            throw new CopyRefusedException("A bot is running on the source. Stop it first: it would write behind the copy.");
        if (found[1])
            throw new CopyRefusedException("A bot is running on the target. Stop it first.");
    }

    /// <summary>True where an earlier try left its mark: what differs is an older copy.</summary>
    private async Task<bool> MayWriteAsync(CancellationToken cancellationToken)
    {
        if (await to.ReadAsync(CopyMark.Row, cancellationToken) is { } mark)
        {
            var earlier = ThreadRows.Read(mark.Value, UpkeepJson.Default.OpenCopy).From;
            return earlier == fromName
                ? true
                : throw new CopyRefusedException(
                    $"The target holds a part of a copy of {earlier}. Complete that one, or name an empty target.");
        }

        var count = await CompareAsync(cancellationToken);
        if (count.Different + count.Extra == 0)
            return false;

        throw new CopyRefusedException(
            $"The target holds charters of its own: {count.Different} rows differ from the source's, {count.Extra} are "
            + "not in the source. Nothing was written. Name an empty target.");
    }

    private Task WriteMarkAsync(CancellationToken cancellationToken) => _writing.CommitAsync(
        CopyMark.Row.Partition,
        [
            new RowChange.Upsert(
                CopyMark.Row.Row, ThreadRows.Write(new(RowSchema.Current, fromName), UpkeepJson.Default.OpenCopy)),
        ],
        cancellationToken);

    /// <summary>An answer that was lost is no matter: it is gone, or goes at the next try.</summary>
    private async Task RemoveMarkAsync(CancellationToken cancellationToken)
    {
        while (await to.ReadAsync(CopyMark.Row, cancellationToken) is { } mark)
        {
            await to.CommitAsync(
                CopyMark.Row.Partition, [new RowChange.Delete(mark.Row, mark.ETag)], cancellationToken);
        }
    }

    /// <summary>
    /// Where several bots may work, each takes over from instances that left; the marks stand under the name of one.
    /// </summary>
    private async Task LeaveWorkAsync(CancellationToken cancellationToken)
    {
        var marks = await BusyRows.OfInstanceAsync(to, Instances.Only, cancellationToken);
        if (marks.Count == 0)
            return;

        tell($"{marks.Count} threads have something left to show; the next bot on the copy shows it.");
        if (to.IsShared)
        {
            var left = new InstanceBeat(RowSchema.Current, 0, IsLeaving: true);
            await _writing.CommitAsync(
                Instances.Partition,
                [new RowChange.Upsert(Keys.Encode(Instances.Only), ThreadRows.Write(left, RowJson.Default.InstanceBeat))],
                cancellationToken);
        }
    }

    private async Task<CopyCount> CompareAsync(CancellationToken cancellationToken)
    {
        var count = new CopyCount();
        await foreach (var pair in PairsAsync(cancellationToken))
            count.Add(pair);
        return count;
    }

    private IAsyncEnumerable<RowPair> PairsAsync(CancellationToken cancellationToken) => RowPair.OfAsync(
        CopiedRows.OfAsync(from.ScanAsync(cancellationToken), cancellationToken),
        CopiedRows.ThatLastAsync(to.ScanAsync(cancellationToken), cancellationToken),
        cancellationToken);
}
