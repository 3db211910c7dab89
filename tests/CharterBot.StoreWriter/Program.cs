// Writes pairs of rows to the SQLite file that is named, from four callers, and says each aloud once it is acknowledged,
// "?" for one that failed or perhaps did not: until so many are acknowledged, or without a number until it is killed. Who
// started it then looks for what was said.
using System.Globalization;
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;

const int callers = 4;
var most = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) / callers : int.MaxValue;
using var store = new SqliteCharterStore(new SqliteFile(args[0]));
await store.PrepareAsync(CancellationToken.None);

await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(WriteAsync)));

async Task WriteAsync()
{
    for (var acknowledged = 0; acknowledged < most;)
    {
        var id = Guid.NewGuid().ToString("N");
        var isThere = await TryAsync(id);
        acknowledged += isThere ? 1 : 0;
        await Console.Out.WriteLineAsync(isThere ? id : "?");
    }
}

async Task<bool> TryAsync(string id)
{
    try
    {
        return await store.CommitAsync(
            "p",
            [new RowChange.Insert($"l|{id}", new byte[500]), new RowChange.Insert($"r|{id}", new byte[500])],
            CancellationToken.None) is CommitOutcome.Committed;
    }
    catch (StoreUnavailableException)
    {
        return false;
    }
}
