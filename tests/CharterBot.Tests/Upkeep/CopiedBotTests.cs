using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;
using CharterBot.Upkeep.Copying;

namespace CharterBot.Tests.Upkeep;

/// <summary>A bot that goes on where another one stopped, on a copy of its store.</summary>
public sealed class CopiedBotTests : IDisposable
{
    private const string Conversation = "19:channel;messageid=1";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_instances_on_tables_had_still_to_show_a_bot_on_a_file_shows()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        var tables = new InMemoryCharterStore();
        await LeaveAsync(tables, service);
        var database = _folder.PathOf("copy.db");
        using (var file = new SqliteCharterStore(new SqliteFile(database)))
        {
            await file.PrepareAsync(Token);
            await CopyAsync(tables, file);
        }

        await using var bot = await BotHost.StartAsync(Token, database, service);

        await service.Thread(Conversation).SeeAsync("Maps", "7 questions");
    }

    [Fact]
    public async Task What_a_bot_on_a_file_had_still_to_show_an_instance_on_tables_shows()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        var file = new InMemoryCharterStore { IsShared = false };
        await LeaveAsync(file, service);
        var tables = new InMemoryCharterStore();
        await CopyAsync(file, tables);

        await using var bot = await BotHost.StartAsync(Token, service: service, store: tables);

        await service.Thread(Conversation).SeeAsync("Maps", "7 questions");
    }

    [Fact]
    public async Task A_bot_does_not_open_half_a_copy()
    {
        var half = new InMemoryCharterStore();
        await half.CommitAsync(
            CopyMark.Row.Partition, [new RowChange.Insert(CopyMark.Row.Row, new byte[] { 1 })], Token);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => BotHost.StartAsync(Token, store: half));

        Assert.Contains("charterbot storage copy", refused.ToString(), StringComparison.Ordinal);
    }

    private static async Task LeaveAsync(ICharterStore store, FakeBotService service)
    {
        var arrival = Arriving.Message("start", "Amina", "start Maps") with
        {
            Place = new("msteams", service.Address, Conversation),
        };
        await Arriving.Instance(store).TakenAsync(arrival);
    }

    private static async Task CopyAsync(ICharterStore from, ICharterStore to)
    {
        var count = await new StoreCopy(from, "from", to, TimeProvider.System, _ => { }).RunAsync(Token);
        Assert.True(count.IsComplete);
    }
}
