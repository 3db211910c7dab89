using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CharterBot.Tests.Storage;

public sealed class OpeningAFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_made()
    {
        var path = _folder.PathOf(Path.Combine("a", "b", "charters.db"));
        new SqliteFile(path).Prepare();

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void Text_is_not_a_database()
    {
        var path = _folder.PathOf("notes.txt");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("Minutes of the meeting. ", 500)));
        var before = File.ReadAllBytes(path);

        Refused(path, "is not a SQLite database");
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_with_a_broken_header_is_refused()
    {
        var path = _folder.PathOf("charters.db");
        new SqliteFile(path).Prepare();
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(0, 16).Clear();
        File.WriteAllBytes(path, bytes);

        Refused(path, "is not a SQLite database");
    }

    [Fact]
    public void A_file_with_a_broken_first_page_is_refused()
    {
        var path = _folder.PathOf("charters.db");
        new SqliteFile(path).Prepare();
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(100, 4000).Fill(0x5a);
        File.WriteAllBytes(path, bytes);

        Refused(path, "cannot be opened or created");
    }

    [Fact]
    public void Another_programs_database_is_refused_and_untouched()
    {
        var path = _folder.PathOf("theirs.db");
        Run(path, "CREATE TABLE bookmarks(url TEXT)");
        var before = File.ReadAllBytes(path);

        Refused(path, "is a database of another program");
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_marked_database_of_another_program_is_refused()
    {
        var path = _folder.PathOf("theirs.db");
        Run(path, "PRAGMA application_id=77; PRAGMA user_version=1; CREATE TABLE r(pk TEXT)");

        Refused(path, "is a database of another program");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(99)]
    public void Another_schema_version_is_refused(int version)
    {
        var path = _folder.PathOf("charters.db");
        new SqliteFile(path).Prepare();
        Run(path, $"PRAGMA user_version={version}");

        Refused(path, $"has schema version {version}; this build reads version 1");
    }

    [Fact]
    public void A_folder_is_not_a_file() => Refused(_folder.PathOf("."), "cannot be opened or created");

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_refused()
    {
        File.WriteAllText(_folder.PathOf("file"), "");

        Refused(Path.Combine(_folder.PathOf("file"), "charters.db"), "cannot be opened or created");
    }

    [Fact]
    public async Task A_store_that_was_never_prepared_is_unavailable_and_makes_no_file()
    {
        var path = _folder.PathOf("charters.db");
        using var store = new SqliteCharterStore(new SqliteFile(path));
        var token = TestContext.Current.CancellationToken;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(new RowKey("p", "r"), token));
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.CommitAsync("p", [new RowChange.Upsert("r", default)], token));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Ten_processes_worth_of_stores_may_prepare_one_file_at_once()
    {
        var path = _folder.PathOf("charters.db");

        await Parallel.ForAsync(0, 10, TestContext.Current.CancellationToken, (_, _) =>
        {
            new SqliteFile(path).Prepare();
            return ValueTask.CompletedTask;
        });

        new SqliteFile(path).Prepare();
    }

    private static void Refused(string path, string why)
    {
        var refused = Assert.Throws<StoreUnavailableException>(new SqliteFile(path).Prepare);
        Assert.StartsWith($"Storage:Sqlite:Path: '{path}' {why}", refused.Message, StringComparison.Ordinal);
    }

    private static void Run(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
