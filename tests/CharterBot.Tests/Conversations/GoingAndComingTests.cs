using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>What an instance leaves when it stops, and what a process finds of the one before it.</summary>
public sealed class GoingAndComingTests : HeirsOnAClock
{
    [Fact]
    public async Task Who_stops_with_something_left_to_show_says_so_and_who_has_nothing_left_goes_without_a_trace()
    {
        var (busy, idle) = (await StartedAsync(), await StartedAsync());
        await busy.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));

        await idle.StopAsync();
        await busy.StopAsync();

        Assert.Equal([busy.Me], await NamesAsync());
        var row = Assert.Single(await RowsAsync());
        Assert.True(ThreadRows.Read(row.Value, RowJson.Default.InstanceBeat).IsLeaving);
        Assert.Single(await BusyRows.OfInstanceAsync(Store, busy.Me, Token));
    }

    [Fact]
    public async Task Who_stops_when_everything_is_shown_lets_go_of_the_thread_too()
    {
        var instance = await StartedAsync();
        await instance.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        instance.HasShown(Arriving.Thread);

        await instance.StopAsync();

        Assert.Empty(await NamesAsync());
        Assert.Empty(await BusyRows.OfInstanceAsync(Store, instance.Me, Token));
    }

    [Fact]
    public async Task A_stop_goes_well_also_while_the_store_is_away()
    {
        var instance = await StartedAsync();
        Store.IsAway = true;

        await instance.StopAsync();

        Assert.True(instance.Log.Hold("A failure at leaving"));
    }

    [Fact]
    public async Task On_a_store_of_its_own_what_the_process_before_left_is_shown_as_soon_as_the_store_answers()
    {
        var store = new FaultyStore { IsShared = false };
        await using var before = new Heir(store, Time);
        await before.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        store.IsAway = true;
        await using var after = new Heir(store, Time);
        var started = Time.GetTimestamp();
        await after.StartAsync();
        await Time.PassUntilAsync(() => Failures(after) >= 6);
        // It waits twice as long each time.
        Assert.True(Time.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.3 + 0.6 + 1.2 + 2.4 + 4.8));
        Assert.False(after.WouldShow(Arriving.Thread));

        store.IsAway = false;
        await Time.PassUntilAsync(() => after.WouldShow(Arriving.Thread));

        Assert.True(after.Log.Hold("1 threads were at work when instance only ended"));
    }

    [Fact]
    public async Task On_a_store_of_its_own_there_is_nothing_to_say_where_nothing_was_left()
    {
        await using var only = new Heir(new FaultyStore { IsShared = false }, Time);
        await only.StartAsync();
        await Time.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Empty(only.Log.All);
    }
}
