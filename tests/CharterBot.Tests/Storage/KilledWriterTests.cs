using System.Diagnostics;
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;

namespace CharterBot.Tests.Storage;

public sealed class KilledWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task What_was_acknowledged_outlives_five_kills()
    {
        var token = TestContext.Current.CancellationToken;
        var path = _folder.PathOf("charters.db");
        List<string> acknowledged = [];
        for (var kill = 1; kill <= 5; kill++)
            acknowledged.AddRange(await WriteUntilKilled(path, commits: kill * 100, token));

        using var store = new SqliteCharterStore(new SqliteFile(path));
        await store.PrepareAsync(token);
        var left = await RowsOf(store, "l|", token);
        var right = await RowsOf(store, "r|", token);

        Assert.True(acknowledged.Count >= 1500);
        Assert.Subset(left, acknowledged.ToHashSet());
        Assert.Equal(left, right);
    }

    private static async Task<List<string>> WriteUntilKilled(string path, int commits, CancellationToken token)
    {
        using var writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", WriterProgram(), path])
        {
            RedirectStandardOutput = true,
        })!;
        List<string> acknowledged = [];
        try
        {
            while (acknowledged.Count < commits && await writer.StandardOutput.ReadLineAsync(token) is { } id)
                acknowledged.Add(id);
        }
        finally
        {
            writer.Kill();
        }

        // A last line cut in the middle was not said.
        var rest = await writer.StandardOutput.ReadToEndAsync(token);
        acknowledged.AddRange(rest.Split('\n').SkipLast(1));
        await writer.WaitForExitAsync(token);
        return acknowledged;
    }

    private static async Task<HashSet<string>> RowsOf(SqliteCharterStore store, string side, CancellationToken token) =>
        [.. (await store.ReadRangeAsync("p", side, Keys.After(side), token)).Select(row => row.Row[side.Length..])];

    // Beside this project's output, under the same configuration.
    private static string WriterProgram()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(
            output.Parent!.Parent!.FullName, "CharterBot.StoreWriter", output.Name, "CharterBot.StoreWriter.dll");
    }
}
