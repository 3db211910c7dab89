using CharterBot.Storage;
using CharterBot.Storage.Sqlite;

namespace CharterBot.Faults.Storage;

/// <summary>
/// Writes pairs of rows to a file from four callers and says each aloud once it is acknowledged; whatever the disk does,
/// it goes on. It is another process, so that only its calls fail.
/// </summary>
internal static class StubbornWriter
{
    public const string Word = "writer";
    public const string Left = "l|";
    public const string Right = "r|";
    public const string Partition = "p";

    /// <summary>Said of a commit that failed, or perhaps did not.</summary>
    public const string InDoubt = "?";

    private const int Callers = 4;

    public static async Task RunAsync(string path, int pairs)
    {
        using var store = new SqliteCharterStore(new SqliteFile(path));
        await store.PrepareAsync(CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => WriteAsync(store, pairs / Callers))));
    }

    private static async Task WriteAsync(SqliteCharterStore store, int pairs)
    {
        for (var written = 0; written < pairs;)
        {
            var id = Guid.NewGuid().ToString("N");
            RowChange[] pair = [new RowChange.Insert(Left + id, new byte[500]), new RowChange.Insert(Right + id, new byte[500])];
            var isThere = await TryAsync(store, pair);
            written += isThere ? 1 : 0;
            await Console.Out.WriteLineAsync(isThere ? id : InDoubt);
        }
    }

    private static async Task<bool> TryAsync(SqliteCharterStore store, RowChange[] pair)
    {
        try
        {
            return await store.CommitAsync(Partition, pair, CancellationToken.None) is CommitOutcome.Committed;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
