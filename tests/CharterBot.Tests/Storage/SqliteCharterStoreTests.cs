using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CharterBot.Tests.Storage;

public sealed class SqliteCharterStoreTests : CharterStoreContract
{
    private static readonly RowKey Row = new("p", "a");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SqliteFile File => new(_folder.PathOf("charters.db"));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Another_store_on_the_same_file_sees_what_was_committed()
    {
        await Insert(Store, "a");
        using var other = new SqliteCharterStore(File);
        await other.PrepareAsync(Token);

        Assert.NotNull(await other.ReadAsync(Row, Token));
    }

    [Fact]
    public async Task Etags_stay_unique_when_the_file_is_opened_again()
    {
        var first = await Insert(Store, "a");
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync("p", [new RowChange.Delete("a", first)], Token));
        ((IDisposable)Store).Dispose();

        using var reopened = new SqliteCharterStore(File);
        Assert.NotEqual(first, await Insert(reopened, "a"));
    }

    [Fact]
    public async Task Closing_folds_the_log_into_the_file()
    {
        await Insert(Store, "a");
        ((IDisposable)Store).Dispose();

        Assert.False(System.IO.File.Exists(File.Path + "-wal"));
        using var reopened = new SqliteCharterStore(File);
        Assert.NotNull(await reopened.ReadAsync(Row, Token));
    }

    [Fact]
    public async Task Commits_that_wait_are_answered_before_the_store_closes()
    {
        var commits = Enumerable.Range(0, 200).Select(i => Insert(Store, $"r{i}")).ToArray();
        ((IDisposable)Store).Dispose();

        Assert.Equal(200, (await Task.WhenAll(commits)).Distinct().Count());
    }

    [Fact]
    public async Task A_closed_store_takes_nothing()
    {
        ((IDisposable)Store).Dispose();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Insert(Store, "a"));
    }

    [Fact]
    public async Task A_locked_file_is_a_clear_answer_and_heals()
    {
        await using var other = new SqliteConnection($"Data Source={File.Path};Pooling=false");
        await other.OpenAsync(Token);
        await using (await other.BeginTransactionAsync(Token))
            await Assert.ThrowsAsync<StoreUnavailableException>(() => Insert(Store, "a"));

        await Insert(Store, "a");
    }

    [Fact]
    public async Task A_full_disk_refuses_and_leaves_what_was_there()
    {
        using var full = new SqliteCharterStore(new SqliteFile(File.Path) { MostPages = 40 });
        await Insert(full, "a");

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => full.CommitAsync("p", [new RowChange.Insert("b", new byte[BatchLimits.MostValueBytes])], Token));

        Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await full.ReadAsync(Row, Token));
        Assert.Null(await full.ReadAsync(new RowKey("p", "b"), Token));
        await Insert(full, "c");
        Assert.Equal("ok", await Ask(File.Path, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        await Insert(Store, "a");

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows())
            return;

        Assert.Equal(Owner, System.IO.File.GetUnixFileMode(File.Path));
        Assert.Equal(Owner, System.IO.File.GetUnixFileMode(File.Path + "-wal"));
    }

    private protected override ICharterStore Open() => new SqliteCharterStore(File);

    private static async Task<string> Insert(ICharterStore store, string row) => Assert.IsType<CommitOutcome.Committed>(
        await store.CommitAsync("p", [new RowChange.Insert(row, new byte[10])], Token)).ETags[0];

    private static async Task<object?> Ask(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Token);
    }
}
