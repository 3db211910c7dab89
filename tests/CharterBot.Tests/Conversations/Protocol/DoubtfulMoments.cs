using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Three instances in one thread, at moments that the model of the protocol pointed at.</summary>
public abstract class DoubtfulMoments : IAsyncLifetime
{
    private readonly InMemoryCharterStore _common = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    protected DoubtfulMoments()
    {
        Thread = new(_time);
        (Here, There, Elsewhere) =
            (new(_common, Thread, _time), new(_common, Thread, _time), new(_common, Thread, _time));
    }

    private protected RealThread Thread { get; }

    private protected RealBot Here { get; }

    private protected RealBot There { get; }

    private protected RealBot Elsewhere { get; }

    public async ValueTask InitializeAsync() => await BeatAsync();

    public ValueTask DisposeAsync()
    {
        foreach (var bot in new[] { Here, There, Elsewhere })
            bot.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected async Task<BusyThread> MarkAsync(RealBot bot) => Assert.Single(await BusyRows.OfInstanceAsync(
        _common, bot.Instances.Me, TestContext.Current.CancellationToken));

    private protected Task ShowWhileAsync(RealBot bot, Func<Task> meanwhile)
    {
        Thread.Once(async () =>
        {
            await meanwhile();
            return null;
        });
        return bot.ShowAsync();
    }

    private async Task BeatAsync()
    {
        foreach (var bot in new[] { Here, There, Elsewhere, Here, There })
            await bot.BeatAsync();
    }
}
