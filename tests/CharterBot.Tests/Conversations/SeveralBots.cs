using CharterBot.Charters;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>Several instances of the whole bot behind one address, on one store.</summary>
public abstract class SeveralBots : IAsyncLifetime
{
    private readonly Random _random = new(7);

    private protected FaultyStore Common { get; } = new();

    private protected List<(BotHost Bot, CutOffStore Store)> Started { get; } = [];

    private protected FakeBotService Service { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => Service = await FakeBotService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var (bot, _) in Started)
            await bot.DisposeAsync();
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Talk On(int instance) => new(Service, () => Started[instance].Bot.Http, "1");

    protected HttpClient Anyone()
    {
        lock (_random)
            return Started[_random.Next(Started.Count)].Bot.Http;
    }

    protected async Task StartAsync(params TimeSpan[] clocks)
    {
        foreach (var clock in clocks)
        {
            var store = new CutOffStore(Common);
            var bot = await BotHost.StartAsync(Token, service: Service, store: store, time: new WrongClock(clock));
            Started.Add((bot, store));
        }
    }

    protected async Task<IReadOnlyList<string>> BeatsAsync() =>
        [.. (await Common.ReadRangeAsync("instances", "", "~~", Token)).Select(row => row.Row)];

    /// <summary>Nobody has anything left to do, and the rows and the thread say the same.</summary>
    private protected async Task<Charter> FinalAsync(Talk thread, int from = 0)
    {
        await SeeAsync(() => Task.FromResult(Started.Skip(from).All(instance => thread.IsAtRest(instance.Bot))));
        var state = await ThreadRows.LoadAsync(Common, thread.Key, Token);
        thread.ShowsFinalState(state);
        return state.Charter!;
    }

    protected static async Task SeeAsync(Func<Task<bool>> isSo)
    {
        var asked = DateTime.UtcNow;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow - asked < TimeSpan.FromSeconds(20), "It does not come to that.");
            await Task.Delay(50, Token);
        }
    }
}
