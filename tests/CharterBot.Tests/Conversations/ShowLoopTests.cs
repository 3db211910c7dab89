using CharterBot.BotFramework.SignIn;
using CharterBot.Channels;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>The loop that shows what threads want shown: what it waits for, what it survives, and how it ends.</summary>
public sealed class ShowLoopTests : IAsyncLifetime
{
    private readonly FaultyStore _store = new() { IsShared = false };
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly TestMeters _meters = new();
    private readonly Readings _readings;
    private readonly LogLines _log = new();
    private readonly LoggerFactory _loggers;
    private readonly ShowQueue _shows = new();
    private readonly FakeChannel _channel;
    private readonly Instances _instances;
    private readonly OpenConversations _bot;
    private readonly ShowLoop _loop;

    public ShowLoopTests()
    {
        _readings = new(_meters);
        _loggers = new([_log]);
        _channel = new(_time);
        _instances = new(_store, _time, NullLogger<Instances>.Instance);
        _bot = Arriving.Instance(_store, _shows, _time, _instances);
        _loop = new(
            _shows,
            _bot,
            [_channel],
            _store,
            _instances,
            new Signals(_meters),
            new TenantBudgets(_time, _instances),
            _time,
            Options.Create(new BotFrameworkOptions { PaceSends = false }),
            _loggers,
            _loggers.CreateLogger<ShowLoop>());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Conversation Conversation => _bot.Get(Arriving.Thread);

    private bool IsDone => !_shows.Holds(Conversation);

    public async ValueTask InitializeAsync() => await _loop.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        _store.IsAway = false;
        await _loop.StopAsync(CancellationToken.None);
        _loop.Dispose();
        _instances.Dispose();
        _loggers.Dispose();
        _readings.Dispose();
        _meters.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_thread_that_wants_something_shown_shows_it_and_wants_nothing_more()
    {
        await TakeAsync("start Maps");
        await TakeAsync("begin");

        await _time.PassUntilAsync(() => IsDone);

        Assert.Equal(["Opening.0.1", "Question.1.1"], _channel.Shown.Select(posting => posting.Card.ToString()).Distinct());
        Assert.Equal(2, (await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token)).Count);
        await UntilAsync(() => _readings.Count("charterbot.show.delay") > 0);
        Assert.Empty(_log.All);
    }

    [Fact]
    public async Task A_store_that_is_away_costs_a_wait_that_grows_and_nothing_that_was_to_be_shown()
    {
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        await TakeAsync("rename Charts");
        await UntilAsync(() => _channel.Shown.Count == 2);
        _store.IsAway = true;
        var since = _time.GetTimestamp();

        await _time.PassUntilAsync(() => Waits >= 8, step: TimeSpan.FromSeconds(0.2));
        // 0.2, 0.4, 0.8, ... seconds.
        Assert.True(_time.GetElapsedTime(since) > TimeSpan.FromSeconds(20), $"{_time.GetElapsedTime(since)}");
        _store.IsAway = false;
        await _time.PassUntilAsync(() => IsDone);

        Assert.Equal(2, (await WrittenAsync()).Turn);
        Assert.Equal(2, _channel.Shown.Count);
    }

    [Fact]
    public async Task A_store_that_fails_now_and_then_holds_up_no_long_backlog()
    {
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        var commits = 0;
        _store.Faults = changes => changes[0].Row.StartsWith(Arriving.Thread.Thread + "|o", StringComparison.Ordinal) &&
            changes[0] is RowChange.Delete && ++commits % 2 == 0
                ? StoreFault.UnclearAndNotDone
                : null;
        _channel.Answer(new PostOutcome.Throttled(TimeSpan.FromSeconds(1)));
        for (var n = 1; n <= 20; n++)
            await _bot.TakenAsync(Arriving.Message($"status {n}", "Amina", "status"));
        var since = _time.GetTimestamp();

        await _time.PassUntilAsync(() => IsDone, step: TimeSpan.FromSeconds(0.1));

        // Ten failures, and 0.2 s after each.
        Assert.Equal(10, Waits);
        Assert.InRange(_time.GetElapsedTime(since), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Empty(await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token));
    }

    [Fact]
    public async Task A_bug_in_a_pass_is_told_of_and_tried_again_and_no_matter_of_other_threads()
    {
        var other = ThreadKey.Of("msteams", "tenant", "19:channel", "2");
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        _store.Faults = changes => changes[0].Row.StartsWith(Arriving.Thread.Thread + "|k", StringComparison.Ordinal)
            ? throw new InvalidOperationException("a bug of ours")
            : null;

        await TakeAsync("rename Charts");
        await _time.PassUntilAsync(() => _log.Count("Showing thread 1 failed with InvalidOperationException") >= 2);
        await _bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps") with { Thread = other });
        await _time.PassUntilAsync(() => !_shows.Holds(_bot.Get(other)));
        Assert.False(IsDone);

        _store.Faults = _ => null;
        await _time.PassUntilAsync(() => IsDone);
        Assert.Equal(2, (await WrittenAsync()).Turn);
    }

    [Fact]
    public async Task Who_says_something_while_a_card_waits_for_an_hour_is_answered_at_once()
    {
        _channel.Answer(new PostOutcome.NotSent(TimeSpan.FromHours(1)));
        await TakeAsync("start Maps");
        await UntilAsync(() => _channel.Shown.Count == 1);

        await TakeAsync("status");

        await UntilAsync(() => _channel.Said.Count == 1);
        Assert.Single(_channel.Shown);
        Assert.False(IsDone);
        await _time.PassUntilAsync(() => IsDone, step: TimeSpan.FromMinutes(10));
        Assert.Equal(2, _channel.Shown.Count);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_on_its_way_and_writes_it_down_and_sends_nothing_more()
    {
        var answer = new TaskCompletionSource<PostOutcome>();
        _channel.Answer(() => answer.Task);
        await TakeAsync("start Maps");
        await TakeAsync("begin");
        await UntilAsync(() => _channel.Shown.Count == 1);

        var stopping = _loop.StopAsync(Token);
        await Task.Delay(100, Token);
        Assert.False(stopping.IsCompleted);
        answer.SetResult(new PostOutcome.Posted("m1", _time.GetUtcNow()));
        await stopping;

        Assert.Single(_channel.Shown);
        Assert.Equal("m1", (await WrittenAsync()).Message);
        Assert.False(IsDone);
    }

    [Fact]
    public async Task A_stop_writes_down_the_updates_that_wait_for_rest()
    {
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        await TakeAsync("rename Charts");
        await UntilAsync(() => _channel.Shown.Count == 2);
        Assert.Equal(1, (await WrittenAsync()).Turn);

        await _loop.StopAsync(Token);

        Assert.Equal(2, (await WrittenAsync()).Turn);
    }

    [Fact]
    public async Task A_stop_while_the_store_is_away_goes_well()
    {
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        await TakeAsync("rename Charts");
        await UntilAsync(() => _channel.Shown.Count == 2);
        _store.IsAway = true;

        await _loop.StopAsync(Token);

        _store.IsAway = false;
        Assert.Equal(1, (await WrittenAsync()).Turn);
    }

    [Fact]
    public async Task Still_threads_leave_memory_also_after_a_while_in_which_they_could_not()
    {
        await TakeAsync("start Maps");
        await _time.PassUntilAsync(() => IsDone);
        _store.Faults = _ => throw new InvalidOperationException("a bug of ours");
        await _time.PassUntilAsync(() => _log.Hold("Letting go of still threads failed with InvalidOperationException"));
        _store.Faults = _ => StoreFault.Away;
        await _time.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1, _bot.Count);

        _store.Faults = _ => null;

        await _time.PassUntilAsync(() => _bot.Count == 0);
    }

    private int Waits => _log.Count("Thread 1 waits with what it has to show until the store answers");

    private Task<TurnResult.Taken> TakeAsync(string text) => _bot.TakenAsync(Arriving.Message(text, "Amina", text));

    private async Task<ShownCard> WrittenAsync() => ThreadRows.Read(
        (await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token))[0].Value, RowJson.Default.ShownCard);

    /// <summary>Without time passing for the bot.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (!isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "It does not come to that.");
            await Task.Delay(5, Token);
        }
    }
}
