using System.Runtime.CompilerServices;
using CharterBot.Storage;

namespace CharterBot.Upkeep.Copying;

/// <summary>The rows of one key in the store that is copied and in the copy; one of them may be missing.</summary>
internal readonly record struct RowPair(ScannedRow? From, ScannedRow? To)
{
    public RowKey Key => (From ?? To!).Key;

    public bool IsEqual => From is not null && To is not null && From.Value.Span.SequenceEqual(To.Value.Span);

    /// <summary>Both stores side by side, in one walk through each.</summary>
    public static async IAsyncEnumerable<RowPair> OfAsync(
        IAsyncEnumerable<ScannedRow> from,
        IAsyncEnumerable<ScannedRow> to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var left = from.GetAsyncEnumerator(cancellationToken);
        await using var right = to.GetAsyncEnumerator(cancellationToken);
        var (mine, theirs) = (await NextAsync(left), await NextAsync(right));
        while (mine is not null || theirs is not null)
        {
            var order = Compare(mine, theirs);
            yield return new(order <= 0 ? mine : null, order >= 0 ? theirs : null);
            mine = order <= 0 ? await NextAsync(left) : mine;
            theirs = order >= 0 ? await NextAsync(right) : theirs;
        }
    }

    private static async ValueTask<ScannedRow?> NextAsync(IAsyncEnumerator<ScannedRow> rows) =>
        await rows.MoveNextAsync() ? rows.Current : null;

    private static int Compare(ScannedRow? left, ScannedRow? right) => (left?.Key, right?.Key) switch
    {
        (null, _) => 1,
        (_, null) => -1,
        ({ } mine, { } theirs) when mine.Partition != theirs.Partition =>
            string.CompareOrdinal(mine.Partition, theirs.Partition),
        ({ } mine, { } theirs) => string.CompareOrdinal(mine.Row, theirs.Row),
    };
}
