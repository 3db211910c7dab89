using CharterBot.Storage;
using CharterBot.Storage.AzureTables;
using CharterBot.Tests.Storage.Azurite;

namespace CharterBot.Tests.Storage;

public sealed class AzureTableCharterStoreTests(AzuriteProcess azurite) : CharterStoreContract, IClassFixture<AzuriteProcess>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected override ICharterStore Open() => OpenAt(azurite.ConnectionString);

    [Fact]
    public async Task A_store_that_is_away_says_so_and_a_commit_leaves_a_doubt()
    {
        var store = OpenAt(AzuriteProcess.ConnectionStringAt(1));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PrepareAsync(Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(new("p", "r"), Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadRangeAsync("p", "", "~", Token));
        Assert.IsType<CommitOutcome.Unknown>(await store.CommitAsync("p", [new RowChange.Delete("r", null)], Token));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_a_store_that_is_not_there()
    {
        var store = OpenAt(azurite.ConnectionString, "never" + Guid.NewGuid().ToString("N"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadAsync(new("p", "r"), Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadRangeAsync("p", "", "~", Token));
        RowChange[] changes =
        [
            new RowChange.Insert("r", new byte[1]), new RowChange.Upsert("s", new byte[1]),
            new RowChange.Replace("t", "W/\"datetime'2026-11-22T12%3A00%3A00.0000000Z'\"", new byte[1]), new RowChange.Delete("u", null),
        ];
        foreach (var commit in changes.Select(change => (RowChange[])[change]).Append(changes))
            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync("p", commit, Token));
    }

    [Fact]
    public async Task What_was_refused_of_a_wrong_key_says_nothing_was_written()
    {
        var key = Convert.ToBase64String(new byte[64]);
        var store = OpenAt(azurite.ConnectionString.Replace(
            azurite.ConnectionString.Split("AccountKey=")[1].Split(';')[0], key, StringComparison.Ordinal));

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => store.CommitAsync("p", [new RowChange.Insert("r", new byte[1])], Token));
    }

    private static AzureTableCharterStore OpenAt(string connectionString, string table = AzureTables.Table) =>
        AzureTables.Open(new AzureTablesOptions { ConnectionString = connectionString }, table);
}
