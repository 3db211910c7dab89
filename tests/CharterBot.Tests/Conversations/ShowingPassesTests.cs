using CharterBot.Channels;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>One pass over what a thread has to show, and how long it says is to be waited for the next.</summary>
public sealed class ShowingPassesTests : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly TestMeters _meters = new();
    private readonly FakeChannel _channel;
    private readonly Instances _mine;
    private readonly Instances _others;
    private readonly OpenConversations _me;
    private readonly OpenConversations _other;
    private readonly Showing _showing;

    public ShowingPassesTests()
    {
        _channel = new(_time);
        _mine = new(_store, _time, NullLogger<Instances>.Instance);
        _others = new(_store, _time, NullLogger<Instances>.Instance);
        _me = Arriving.Instance(_store, new ShowQueue(), _time, _mine);
        _other = Arriving.Instance(_store, new ShowQueue(), _time, _others);
        _showing = Of(_me.Get(Arriving.Thread), _mine);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ThreadState State => _me.Get(Arriving.Thread).State!;

    private string Opening => CardName.Of(State.Charter!.Id, CardKey.Opening);

    public void Dispose()
    {
        _mine.Dispose();
        _others.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task Where_nothing_ever_was_there_is_nothing_to_wait_for()
    {
        Assert.Null(await _showing.PassAsync(Token));

        Assert.Empty(_channel.Shown);
    }

    [Fact]
    public async Task Everything_that_can_be_shown_is_shown_in_one_pass()
    {
        await TakeAsync("start Maps");
        await TakeAsync("begin");
        await TakeAsync("status");

        Assert.Null(await _showing.PassAsync(Token));

        Assert.Equal(2, _channel.Shown.Count);
        Assert.Single(_channel.Said);
    }

    [Fact]
    public async Task What_waits_for_an_hour_keeps_no_update_from_being_written_down_at_rest()
    {
        await UpdatedAsync();
        _channel.Answer(new PostOutcome.NotSent(TimeSpan.FromHours(1)));
        await TakeAsync("status");

        Assert.Equal(Rest, await _showing.PassAsync(Token));
        _time.Advance(Rest);
        Assert.InRange((await _showing.PassAsync(Token))!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(75));

        Assert.Equal(State.ShownAs(Opening)!.Turn, (await WrittenAsync()).Turn);
    }

    [Fact]
    public async Task What_may_be_tried_again_sooner_than_the_thread_comes_to_rest_is_tried_then()
    {
        await UpdatedAsync();
        _channel.Answer(new PostOutcome.NotSent(TimeSpan.FromMilliseconds(100)));
        await TakeAsync("status");

        Assert.InRange(
            (await _showing.PassAsync(Token))!.Value, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(125));
    }

    [Fact]
    public async Task A_pause_that_the_platform_asks_for_is_kept_and_what_was_shown_before_it_is_written_down()
    {
        await UpdatedAsync();
        _channel.Answer(new PostOutcome.Throttled(TimeSpan.FromSeconds(20)));
        await TakeAsync("status");

        Assert.Equal(Rest, await _showing.PassAsync(Token));
        _time.Advance(Rest);
        Assert.InRange((await _showing.PassAsync(Token))!.Value, TimeSpan.FromSeconds(19), TimeSpan.FromSeconds(24));

        Assert.Equal(State.ShownAs(Opening)!.Turn, (await WrittenAsync()).Turn);
        Assert.Single(_channel.Said);
        _time.Advance(TimeSpan.FromSeconds(25));
        Assert.Null(await _showing.PassAsync(Token));
        Assert.Equal(2, _channel.Said.Count);
    }

    [Fact]
    public async Task A_place_that_is_closed_writes_down_at_once_what_was_shown_before()
    {
        await UpdatedAsync();
        _channel.Answer(new PostOutcome.PlaceClosed("of a test"));
        await TakeAsync("status");

        Assert.Null(await _showing.PassAsync(Token));

        Assert.Equal(State.ShownAs(Opening)!.Turn, (await WrittenAsync()).Turn);
    }

    [Fact]
    public async Task Somebody_who_is_to_be_forgotten_is_forgotten_before_anything_is_shown()
    {
        await TakeAsync("start Maps");
        await TakeAsync("forget me");
        await TakeAsync("forget me");
        Assert.NotEmpty(State.Head!.Forget);

        Assert.Equal(TimeSpan.Zero, await _showing.PassAsync(Token));

        Assert.Empty(State.Head!.Forget);
        Assert.Empty(_channel.Shown);
    }

    [Fact]
    public async Task What_a_dead_instance_owed_is_shown_in_the_very_pass_that_found_it_dead()
    {
        await _others.BeatAsync(Token);
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _others.LeaveAsync(isDone: true, Token);
        await _me.Get(Arriving.Thread).StateAsync(Token);

        Assert.Null(await _showing.PassAsync(Token));

        Assert.Single(_channel.Shown);
    }

    [Fact]
    public async Task Who_was_held_for_dead_meanwhile_posts_nothing_that_its_heir_has_posted()
    {
        await TakeAsync("start Maps");
        await SucceedMeAsync();

        await _showing.PassAsync(Token);

        Assert.Single(_channel.Shown);
    }

    [Fact]
    public async Task A_process_that_stops_sends_nothing_more()
    {
        await TakeAsync("start Maps");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => _showing.PassAsync(stop.Token));

        Assert.Empty(_channel.Shown);
    }

    /// <summary>The opening card was posted, and an update of it is not written down yet.</summary>
    private async Task UpdatedAsync()
    {
        await TakeAsync("start Maps");
        Assert.Null(await _showing.PassAsync(Token));
        await TakeAsync("rename Charts");
        Assert.Equal(Rest, await _showing.PassAsync(Token));
        Assert.NotEqual(State.ShownAs(Opening)!.Turn, (await WrittenAsync()).Turn);
        _channel.Said.Clear();
    }

    /// <summary>Another finds this instance silent, and shows what it had to show.</summary>
    private async Task SucceedMeAsync()
    {
        var me = _mine.Me;
        IReadOnlyList<DeadInstance> dead = [];
        while (dead.Count == 0)
        {
            _time.Advance(Instances.BeatEvery);
            dead = await _others.BeatAsync(Token);
        }

        Assert.True(await _others.InheritAsync(dead[0], Token));
        var heir = await _other.TakeOverAsync(Arriving.Thread, owner => owner == me, since: 0, Token);
        await Of(heir, _others).PassAsync(Token);
        Assert.Single(_channel.Shown);
    }

    private Task<TurnResult.Taken> TakeAsync(string text) =>
        _me.TakenAsync(Arriving.Message($"{text} {State?.Head?.Turn}", "Amina", text));

    private Showing Of(Conversation conversation, Instances instances) =>
        ShownBy.Of(conversation, _channel, _store, instances, new Signals(_meters), _time);

    private async Task<ShownCard> WrittenAsync()
    {
        var row = await _store.ReadAsync(
            new(Arriving.Thread.Partition, ThreadRows.CardRow(Arriving.Thread, Opening)), Token);
        return ThreadRows.Read(row!.Value, RowJson.Default.ShownCard);
    }
}
