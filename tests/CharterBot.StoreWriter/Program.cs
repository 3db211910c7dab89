// Writes to the SQLite file that is named, from four callers, and says each commit aloud once it is acknowledged,
// until it is killed. The test that kills it then looks for what was said.
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;

using var store = new SqliteCharterStore(new SqliteFile(args[0]));
await store.PrepareAsync(CancellationToken.None);

await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WriteForever)));

async Task WriteForever()
{
    while (true)
    {
        var id = Guid.NewGuid().ToString("N");
        var outcome = await store.CommitAsync(
            "p",
            [new RowChange.Insert($"l|{id}", new byte[500]), new RowChange.Insert($"r|{id}", new byte[500])],
            CancellationToken.None);
        if (outcome is not CommitOutcome.Committed)
            throw new InvalidOperationException($"{outcome}");

        await Console.Out.WriteLineAsync(id);
    }
}
