using System.Diagnostics;
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;

namespace CharterBot.Tests.Storage;

/// <summary>Two bots on one file would each show every thread: the second is refused.</summary>
public sealed class OneProcessAFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => _folder.PathOf("charters.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_store_that_wants_the_file_for_itself_is_refused_and_the_setting_is_named()
    {
        using var first = await OpenAsync(Database);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(Database));

        Assert.Equal(
            $"Storage:Sqlite:Path: '{Database}' is in use by another CharterBot: stop that one, or name another file.",
            refused.Message);
    }

    [Fact]
    public async Task It_is_free_again_when_the_first_has_closed_and_preparing_twice_is_no_matter()
    {
        using (var first = await OpenAsync(Database))
            await first.PrepareAsync(Token);

        using var second = await OpenAsync(Database);
    }

    [Fact]
    public async Task A_start_that_failed_holds_nothing()
    {
        await File.WriteAllTextAsync(Database, string.Concat(Enumerable.Repeat("Minutes. ", 500)), Token);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(Database));
        File.Delete(Database);

        using var store = await OpenAsync(Database);
    }

    [Fact]
    public async Task A_link_to_the_file_is_the_same_file()
    {
        using var first = await OpenAsync(Database);
        var link = _folder.PathOf("link.db");
        File.CreateSymbolicLink(link, Database);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(link));
    }

    [Fact]
    public async Task Two_files_in_one_folder_are_two_bots()
    {
        using var first = await OpenAsync(Database);
        using var second = await OpenAsync(_folder.PathOf("others.db"));
    }

    [Fact]
    public async Task Only_its_owner_may_touch_the_lock()
    {
        using var store = await OpenAsync(Database);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Database + ".lock"));
    }

    [Fact]
    public async Task A_second_process_does_not_start_and_one_that_was_killed_is_followed_at_once()
    {
        using var first = await BotProcess.StartAsync(Database, Token);
        var (code, said) = await RunToItsEndAsync();

        Assert.NotEqual(0, code);
        Assert.Contains(
            $"Storage:Sqlite:Path: '{Database}' is in use by another CharterBot", said, StringComparison.Ordinal);
        using (var answer = await first.Http.GetAsync(new Uri("readyz", UriKind.Relative), Token))
            Assert.True(answer.IsSuccessStatusCode);

        await first.KillAsync(Token);
        for (var life = 0; life < 3; life++)
        {
            using var next = await BotProcess.StartAsync(Database, Token);
            await next.KillAsync(Token);
        }
    }

    private static async Task<SqliteCharterStore> OpenAsync(string path)
    {
        var file = new SqliteFile(path);
        var store = new SqliteCharterStore(file, new SqliteLock(file));
        try
        {
            await store.PrepareAsync(Token);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private async Task<(int Code, string Said)> RunToItsEndAsync()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", BotProcess.Program()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Storage__Sqlite__Path"] = Database,
            },
        })!;
        var complaints = process.StandardError.ReadToEndAsync(Token);
        var said = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, said + await complaints);
    }
}
