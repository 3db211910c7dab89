using CharterBot.Storage;
using CharterBot.Storage.AzureTables;
using CharterBot.Tests.Storage.Azurite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

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

    [Theory]
    [InlineData("TableNotFound", false)]
    [InlineData("ResourceNotFound", true)]
    public async Task What_is_not_there_is_told_in_the_body_of_an_answer(string code, bool isRow)
    {
        await using var service = await ServiceAsync(context => NotThereAsync(context, code));
        var store = OpenAt(service);

        var reading = () => store.ReadAsync(new("p", "r"), Token);
        var deleting = () => store.CommitAsync("p", [new RowChange.Delete("r", null)], Token);

        if (isRow)
        {
            Assert.Null(await reading());
            Assert.Equal(new CommitOutcome.Conflict(0), await deleting());
        }
        else
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(reading);
            await Assert.ThrowsAsync<StoreUnavailableException>(deleting);
        }
    }

    [Fact]
    public async Task Many_calls_at_once_share_few_connections_and_are_all_answered()
    {
        const int Few = 16;
        var arrived = 0;
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var service = await ServiceAsync(async context =>
        {
            Interlocked.Increment(ref arrived);
            await answer.Task;
            await NotThereAsync(context, "ResourceNotFound");
        });
        var store = OpenAt(service);

        var reading = Enumerable.Range(1, 3 * Few).Select(n => store.ReadAsync(new("p", $"r{n}"), Token)).ToList();
        while (Volatile.Read(ref arrived) < Few)
            await Task.Delay(5, Token);
        await Task.Delay(200, Token);
        Assert.Equal(Few, arrived);
        answer.SetResult();

        Assert.All(await Task.WhenAll(reading), Assert.Null);
        Assert.Equal(3 * Few, arrived);
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

    private static async Task<WebApplication> ServiceAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = builder.Build();
        service.Run(answer);
        await service.StartAsync(Token);
        return service;
    }

    private static Task NotThereAsync(HttpContext context, string code)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/json;odata=minimalmetadata";
        return context.Response.WriteAsync($$"""{"odata.error": {"code": "{{code}}", "message": {"lang": "en-US", "value": "It is not there."} } }""");
    }

    private static AzureTableCharterStore OpenAt(WebApplication service) =>
        OpenAt(AzuriteProcess.ConnectionStringAt(new Uri(service.Urls.Single()).Port));

    private static AzureTableCharterStore OpenAt(string connectionString, string table = AzureTables.Table) =>
        AzureTables.Open(new AzureTablesOptions { ConnectionString = connectionString }, table);
}
