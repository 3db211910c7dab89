using CharterBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>A store that takes nothing for a while is not asked all the time.</summary>
public sealed class AwayForLongTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_shown_and_cannot_be_written_down_is_tried_less_and_less_often()
    {
        var (store, time, tries) = (new FaultyStore(), FakeTimeProvider.FromNow(), 0);
        store.Faults = changes =>
        {
            if (!changes.Any(change => change.Row.Contains("|k|", StringComparison.Ordinal)))
                return null;
            Interlocked.Increment(ref tries);
            return StoreFault.Away;
        };
        await using var bot = await BotHost.StartAsync(Token, time: time, store: store);
        await bot.Thread("1").SayAsync("Amina", "start Maps");
        await bot.Thread("1").Shown.SeeAsync("Maps");
        for (var ticks = 0; ticks < 100; ticks++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, Token);
        }

        Assert.InRange(tries, 3, 9);
        store.Faults = _ => null;
        for (var ticks = 0; ticks < 300 && !bot.Thread("1").IsAtRest(bot); ticks++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, Token);
        }

        Assert.True(bot.Thread("1").IsAtRest(bot));
    }

    [Fact]
    public async Task A_charter_that_comes_to_rest_is_not_saved_where_its_end_could_not_be_marked()
    {
        var store = new FaultyStore { Faults = _ => StoreFault.UnclearAndNotDone };

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => CharterBot.Conversations.RestRows.MarkAsync(store, Arriving.Thread, DateTimeOffset.UnixEpoch, Token));
    }
}
