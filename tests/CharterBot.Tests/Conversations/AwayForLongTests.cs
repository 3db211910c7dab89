using System.Globalization;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>A store that takes some rows and not others for a while.</summary>
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
    public async Task A_charter_that_is_cancelled_is_not_saved_where_its_end_could_not_be_marked()
    {
        var (store, time) = (new FaultyStore(), FakeTimeProvider.FromNow());
        var day = RestRows.DayOf(time.GetUtcNow()).ToString("yyyy", CultureInfo.InvariantCulture);
        var bot = Arriving.Instance(store, time);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("cancel", "Amina", "cancel"));
        var before = (await ThreadRows.LoadAsync(store, Arriving.Thread, Token)).Head!.Turn;
        store.Faults = changes =>
            changes is [RowChange.Upsert { Row: var row }] && row.StartsWith(day, StringComparison.Ordinal)
                ? StoreFault.UnclearAndNotDone
                : null;

        Assert.IsType<TurnResult.Busy>(await bot.TakeAsync(Arriving.Message("yes", "Amina", "cancel"), Token));

        Assert.Equal(before, (await ThreadRows.LoadAsync(store, Arriving.Thread, Token)).Head!.Turn);
        store.Faults = _ => null;
        await bot.TakenAsync(Arriving.Message("yes", "Amina", "cancel"));
        Assert.Equal(before + 1, (await ThreadRows.LoadAsync(store, Arriving.Thread, Token)).Head!.Turn);
    }
}
