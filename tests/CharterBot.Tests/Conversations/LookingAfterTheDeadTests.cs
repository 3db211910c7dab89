using System.Diagnostics;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// What an instance does about those that fell silent, about its own end, and about the process before it, over a store
/// that fails now and then.
/// </summary>
public sealed class LookingAfterTheDeadTests : IAsyncDisposable
{
    /// <summary>Of the real time, and much more than anything here takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly List<Heir> _instances = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _store.IsAway = false;
        foreach (var instance in _instances)
            await instance.DisposeAsync();
    }

    [Fact]
    public async Task What_a_dead_instance_left_is_the_heirs_to_show_and_the_dead_one_is_forgotten()
    {
        var dead = await DiedAsync("start Maps", "status");
        var burials = 0;
        _store.Faults = changes =>
        {
            burials += changes[0] is RowChange.Delete && changes[0].Row == Keys.Encode(dead.Me) ? 1 : 0;
            return null;
        };
        var heir = await StartedAsync();

        await UntilForgottenAsync(dead);
        await AllBeatAsync(times: 3);

        Assert.True(heir.WouldShow(Arriving.Thread));
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.All(state.Head!.Due, due => Assert.Equal(heir.Me, due.Owner));
        Assert.All(state.Replies.All, reply => Assert.Equal(heir.Me, reply.Owner));
        Assert.Empty(await BusyRows.OfInstanceAsync(_store, dead.Me, Token));
        Assert.Single(await BusyRows.OfInstanceAsync(_store, heir.Me, Token));
        Assert.Equal((1, 1), (heir.Succeeded, burials));
        Assert.Single(heir.Log.All, line => line.Contains($"1 threads were at work when instance {dead.Me} ended"));
    }

    [Fact]
    public async Task Who_was_seen_alive_is_succeeded_once_it_is_silent_and_not_before()
    {
        var dying = await StartedAsync();
        await dying.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var heir = await StartedAsync();
        var since = _time.GetTimestamp();
        await AllBeatAsync(times: 8);
        Assert.True(_time.GetElapsedTime(since) >= 7 * Instances.BeatEvery);
        Assert.False(heir.WouldShow(Arriving.Thread));
        Assert.DoesNotContain(heir.Log.All, line => line.Contains("were at work"));

        await dying.StopAsync();
        await UntilForgottenAsync(dying);

        Assert.True(heir.WouldShow(Arriving.Thread));
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_ends_no_looking_and_is_asked_every_second_and_no_oftener()
    {
        var dead = await DiedAsync("start Maps");
        _store.IsAway = true;
        var heir = await StartedAsync();
        var away = _time.GetTimestamp();
        await _time.PassUntilAsync(() => Failures(heir) >= 10, step: Instances.BeatEvery / 2);
        Assert.True(_time.GetElapsedTime(away) >= 9 * Instances.BeatEvery);
        Assert.False(heir.WouldShow(Arriving.Thread));

        _store.IsAway = false;
        await UntilForgottenAsync(dead);

        Assert.True(heir.WouldShow(Arriving.Thread));
    }

    [Fact]
    public async Task Of_two_dead_in_one_thread_the_one_that_began_earlier_says_what_is_perhaps_overwritten()
    {
        var first = await DiedAsync("start Maps", "begin");
        await ShownAsync(CardKey.Opening, 1);
        var second = await DiedAsync("1: Maps disagree.");
        await ShownAsync(CardKey.OfQuestion(1, 1), 3);
        var heir = await StartedAsync();

        await UntilForgottenAsync(first, second);

        var state = heir.StateOf(Arriving.Thread)!;
        Assert.All(
            [CardKey.Opening, CardKey.OfQuestion(1, 1)],
            card => Assert.NotEqual(0, state.AskedAgain(CardName.Of(state.Charter!.Id, card))));
    }

    [Fact]
    public async Task A_thread_is_taken_over_once_while_its_mark_cannot_be_removed_and_the_dead_one_stays_known()
    {
        var dead = await DiedAsync("start Maps");
        var (removals, takeovers) = (0, 0);
        _store.Faults = changes =>
        {
            takeovers += changes[0].Row == ThreadRows.HeadRow(Arriving.Thread) ? 1 : 0;
            if (changes[0] is not RowChange.Delete { Row: var row } || row != BusyRows.BusyRow("", Arriving.Thread).Row)
                return null;

            removals++;
            return StoreFault.UnclearAndNotDone;
        };
        var heir = await StartedAsync();

        await _time.PassUntilAsync(() => Volatile.Read(ref removals) > 5);

        Assert.Equal(1, takeovers);
        Assert.Contains(dead.Me, await NamesAsync());
        Assert.True(heir.Log.Hold("Some marks are perhaps still there"));
        _store.Faults = _ => null;
        await UntilForgottenAsync(dead);
        Assert.Single(heir.Log.All, line => line.Contains("were at work"));
    }

    [Fact]
    public async Task A_thread_that_fails_is_tried_again_and_holds_up_no_other()
    {
        var dead = Instance();
        ThreadKey[] threads = [.. new[] { "1", "2" }.Select(name => ThreadKey.Of("msteams", "tenant", "19:channel", name))];
        foreach (var thread in threads)
            await dead.TakenAsync(Arriving.Message("start", "Amina", "start Maps") with { Thread = thread });
        _store.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0]))
            ? throw new InvalidOperationException("a test wants it so")
            : null;
        var heir = await StartedAsync();

        await _time.PassUntilAsync(() => heir.WouldShow(threads[1]));
        await _time.PassUntilAsync(() => heir.Log.Hold("A failure at taking over: InvalidOperationException"));

        Assert.False(heir.WouldShow(threads[0]));
        _store.Faults = _ => null;
        await UntilForgottenAsync(dead);
        Assert.True(heir.WouldShow(threads[0]));
    }

    [Fact]
    public async Task A_thread_whose_rows_nobody_can_read_keeps_no_dead_instance_known()
    {
        var dead = await DiedAsync("start Maps");
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Upsert(ThreadRows.HeadRow(Arriving.Thread), "no head"u8.ToArray())],
            Token);
        var heir = await StartedAsync();

        await UntilForgottenAsync(dead);

        Assert.True(heir.Log.Hold("A failure at taking over a thread"));
        Assert.Empty(await BusyRows.OfInstanceAsync(_store, dead.Me, Token));
    }

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
        Assert.Single(await BusyRows.OfInstanceAsync(_store, busy.Me, Token));
    }

    [Fact]
    public async Task Who_stops_when_everything_is_shown_lets_go_of_the_thread_too()
    {
        var instance = await StartedAsync();
        await instance.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        instance.HasShown(Arriving.Thread);

        await instance.StopAsync();

        Assert.Empty(await NamesAsync());
        Assert.Empty(await BusyRows.OfInstanceAsync(_store, instance.Me, Token));
    }

    [Fact]
    public async Task A_stop_goes_well_also_while_the_store_is_away()
    {
        var instance = await StartedAsync();
        _store.IsAway = true;

        await instance.StopAsync();

        Assert.True(instance.Log.Hold("A failure at leaving"));
    }

    [Fact]
    public async Task On_a_store_of_its_own_what_the_process_before_left_is_shown_as_soon_as_the_store_answers()
    {
        var store = new FaultyStore { IsShared = false };
        var before = new Heir(store, _time);
        await before.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        store.IsAway = true;
        await using var after = new Heir(store, _time);
        var started = _time.GetTimestamp();
        await after.StartAsync();
        await _time.PassUntilAsync(() => Failures(after) >= 6);
        // It waits twice as long each time.
        Assert.True(_time.GetElapsedTime(started) >= TimeSpan.FromSeconds(0.3 + 0.6 + 1.2 + 2.4 + 4.8));
        Assert.False(after.WouldShow(Arriving.Thread));

        store.IsAway = false;
        await _time.PassUntilAsync(() => after.WouldShow(Arriving.Thread));

        Assert.True(after.Log.Hold("1 threads were at work when instance only ended"));
    }

    [Fact]
    public async Task On_a_store_of_its_own_there_is_nothing_to_say_where_nothing_was_left()
    {
        await using var only = new Heir(new FaultyStore { IsShared = false }, _time);
        await only.StartAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Empty(only.Log.All);
    }

    private Heir Instance()
    {
        var instance = new Heir(_store, _time);
        _instances.Add(instance);
        return instance;
    }

    private async Task<Heir> StartedAsync()
    {
        var instance = Instance();
        await instance.StartAsync();
        return instance;
    }

    /// <summary>It took these, and never does anything again.</summary>
    private async Task<Heir> DiedAsync(params string[] messages)
    {
        var instance = Instance();
        foreach (var message in messages)
            await instance.TakenAsync(Arriving.Message(message, "Amina", message));
        return instance;
    }

    /// <summary>Somebody posted the card, as it was after that turn.</summary>
    private async Task ShownAsync(CardKey card, int turn)
    {
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        var row = ThreadRows.CardRow(Arriving.Thread, CardName.Of(state.Charter!.Id, card));
        var shown = ThreadRows.Write(new("message", turn, _time.GetUtcNow()), RowJson.Default.ShownCard);
        await _store.CommitAsync(Arriving.Thread.Partition, [new RowChange.Insert(row, shown)], Token);
    }

    private static int Failures(Heir instance) =>
        instance.Log.All.Count(line => line.Contains("looking for what was left"));

    private async Task AllBeatAsync(int times)
    {
        for (var beat = 0; beat < times; beat++)
        {
            var before = await TagsAsync();
            await UntilAsync(async () =>
            {
                _time.Advance(Instances.BeatEvery / 4);
                return !(await TagsAsync()).Intersect(before).Any();
            });
        }

        async Task<IEnumerable<string>> TagsAsync() => (await RowsAsync()).Select(row => row.ETag);
    }

    private Task UntilForgottenAsync(params Heir[] dead) => UntilAsync(async () =>
    {
        _time.Advance(Instances.BeatEvery / 2);
        return !(await NamesAsync()).Intersect(dead.Select(one => one.Me)).Any();
    });

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var since = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(since.Elapsed < Patience, "It does not come to that.");
            await Task.Delay(5, Token);
        }
    }

    private async Task<IReadOnlyList<string?>> NamesAsync() => [.. (await RowsAsync()).Select(row => Keys.Decode(row.Row))];

    private Task<IReadOnlyList<StoredRow>> RowsAsync() => _store.Inside.ReadRangeAsync(Instances.Partition, "", "~~", Token);
}
