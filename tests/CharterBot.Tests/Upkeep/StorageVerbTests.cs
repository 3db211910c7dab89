using System.Diagnostics;
using CharterBot.Storage;
using CharterBot.Storage.AzureTables;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;
using CharterBot.Tests.Storage.Azurite;
using CharterBot.Upkeep.Copying;
using Microsoft.Extensions.Configuration;

namespace CharterBot.Tests.Upkeep;

/// <summary>The command as an admin writes it.</summary>
public sealed class StorageVerbTests(AzuriteProcess azurite) : IClassFixture<AzuriteProcess>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _said = new();
    private readonly StringWriter _complained = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder.PathOf("charterbot.db");

    public void Dispose()
    {
        _folder.Dispose();
        _said.Dispose();
        _complained.Dispose();
    }

    [Fact]
    public async Task A_file_goes_into_tables_and_back_again()
    {
        await FillAsync(File, 1234);
        var secret = azurite.ConnectionString;

        Assert.Equal(0, await RunAsync($"copy --from sqlite:{File} --to tables", secret));
        Assert.Equal(0, await RunAsync($"copy --to sqlite:{_folder.PathOf("back.db")} --from tables:{secret}"));

        Assert.Equal(await RowsAsync(File), await RowsAsync(_folder.PathOf("back.db")));
        var said = _said.ToString();
        Assert.Equal(2, said.Split("The copy is complete.").Length - 1);
        Assert.Contains($"sqlite:{File}: 1234 rows", said, StringComparison.Ordinal);
        Assert.Contains("1234 rows, 1234 of them equal, in 13 partitions", said, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", said, StringComparison.Ordinal);
        var tables = AzureTables.Open(new AzureTablesOptions { ConnectionString = secret });
        Assert.False(await CopyMark.StandsInAsync(tables, Token));
    }

    [Fact]
    public async Task A_file_that_a_bot_has_open_is_refused()
    {
        await using var bot = await BotHost.StartAsync(Token, File);

        Assert.Equal(1, await RunAsync($"copy --from sqlite:{File} --to sqlite:{_folder.PathOf("copy.db")}"));
        Assert.Contains("in use by another CharterBot", _complained.ToString(), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(_folder.PathOf("copy.db")));
    }

    [Theory]
    [InlineData("copy", 2, "Not understood")]
    [InlineData("copy --from sqlite:a --from sqlite:b", 2, "Not understood")]
    [InlineData("delete", 2, "Not understood")]
    [InlineData("copy --from sqlite:missing --to sqlite:other", 1, "There is no file")]
    [InlineData("copy --from sqlite:same --to sqlite:./same", 1, "the same store")]
    [InlineData("copy --from oracle:a --to sqlite:b", 2, "'oracle:a' is no store")]
    [InlineData("copy --from tables --to sqlite:b", 2, "Storage:AzureTables:ServiceUri")]
    [InlineData("copy --from tables:http://account --to sqlite:b", 2, "https://")]
    [InlineData("copy --from tables:geheim --to sqlite:b", 2, "neither an https address nor a connection string")]
    public async Task What_cannot_be_done_is_said_and_the_exit_code_tells(string words, int code, string complaint)
    {
        Assert.Equal(code, await RunAsync(words));
        Assert.Contains(complaint, _complained.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", _complained.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help", 0)]
    [InlineData("copy --help", 0)]
    [InlineData("", 2)]
    public async Task Help_names_the_stores_and_the_exit_codes(string words, int code)
    {
        Assert.Equal(code, await RunAsync(words));
        Assert.Contains("sqlite:FILE", _said.ToString(), StringComparison.Ordinal);
        Assert.Contains("exit code", _said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_verb_of_the_bots_own_program_and_no_bot_starts()
    {
        await FillAsync(File, 3);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["exec", BotProcess.Program(), "storage", "copy", "--from", "sqlite", "--to", $"sqlite:{_folder.PathOf("copy.db")}"])
        {
            Environment = { ["Storage__Sqlite__Path"] = File },
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(0, process.ExitCode);
        Assert.EndsWith("The copy is complete.\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("listens", said, StringComparison.Ordinal);
        Assert.Equal(await RowsAsync(File), await RowsAsync(_folder.PathOf("copy.db")));
    }

    private Task<int> RunAsync(string words, string? connectionString = null)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Storage:AzureTables:ConnectionString", connectionString)])
            .Build();
        return new StorageVerb(settings, TimeProvider.System, _said, _complained)
            .RunAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), Token);
    }

    private static async Task FillAsync(string path, int rows)
    {
        using var store = new SqliteCharterStore(new SqliteFile(path));
        await store.PrepareAsync(Token);
        foreach (var batch in Enumerable.Range(0, rows).Chunk(BatchLimits.MostChanges))
        {
            var changes = batch.Select(i => new RowChange.Insert($"r{i:D4}", new byte[(i * 7) + 1])).ToList();
            Assert.IsType<CommitOutcome.Committed>(
                await store.CommitAsync($"p{batch[0]:D4}", changes, Token));
        }
    }

    private static async Task<string> RowsAsync(string path)
    {
        using var store = new SqliteCharterStore(new SqliteFile(path));
        await store.PrepareAsync(Token);
        var rows = new List<string>();
        await foreach (var row in store.ScanAsync(Token))
            rows.Add($"{row.Key.Partition} {row.Key.Row} {row.Value.Length}");
        return string.Join('\n', rows);
    }
}
