using System.Runtime.CompilerServices;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>
/// What of a store goes into a copy of it, in the order of a scan: everything but the rows of its processes. The marks
/// of the threads that those had at work come together under one name, from which whoever opens the copy takes over.
/// </summary>
internal static class CopiedRows
{
    public static async IAsyncEnumerable<ScannedRow> OfAsync(
        IAsyncEnumerable<ScannedRow> scan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var marks = new SortedDictionary<string, ScannedRow>(StringComparer.Ordinal);
        await foreach (var row in ThatLastAsync(scan, cancellationToken))
        {
            if (BusyRows.IsBusy(row.Key.Partition))
            {
                // The marks of all instances stand side by side in the order of partitions, and so do they here.
                var mark = row with { Key = new(BusyRows.BusyPartition(Instances.Only), row.Key.Row) };
                marks.TryAdd(mark.Key.Row, mark);
                continue;
            }

            foreach (var mark in marks.Values)
                yield return mark;
            marks.Clear();
            yield return row;
        }

        foreach (var mark in marks.Values)
            yield return mark;
    }

    /// <summary>Without what says only which processes there are, or that a copy is under way.</summary>
    public static async IAsyncEnumerable<ScannedRow> ThatLastAsync(
        IAsyncEnumerable<ScannedRow> scan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in scan.WithCancellation(cancellationToken))
        {
            if (row.Key.Partition != Instances.Partition && row.Key.Partition != CopyMark.Row.Partition)
                yield return row;
        }
    }
}
