using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>Several instances of the whole bot behind one address, on one store.</summary>
public sealed class SuccessionTests : IAsyncLifetime
{
    private static readonly string[] People = ["Amina", "Ben", "Chiara", "Dora", "Emil"];

    private readonly FaultyStore _store = new();
    private readonly List<(BotHost Bot, CutOffStore Store)> _instances = [];
    private readonly Random _random = new(7);
    private FakeBotService _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await FakeBotService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var (bot, _) in _instances)
            await bot.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_charter_through_three_instances_has_every_card_once_and_final_whatever_their_clocks_say(int minutes)
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(-minutes));
        var thread = new Talk(_service, Anyone, "1");

        await WriteAsync(thread, questions: 7);
        await thread.SayAsync("Amina", "publish");
        await thread.Shown.SeeAsync("version 1.0", "Our answer to 7.");

        var charter = await FinalAsync(thread);
        Assert.Equal(Phase.Published, charter.Phase);
        Assert.Equal(35, charter.Questions.Sum(question => question.StandingPieces.Count()));
        Assert.Equal(charter.Shown.Length, thread.Shown.Messages.Count(IsOfCharter));
    }

    [Fact]
    public async Task What_a_dead_instance_had_still_to_post_is_posted_by_another_once()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        _service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var thread = new Talk(_service, () => _instances[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(_service.Calls.Of(429) > 0));

        _instances[0].Store.IsCutOff = true;
        _service.Faults = _ => null;

        await thread.Shown.SeeAsync("1 of 7");
        var other = new Talk(_service, () => _instances[1].Bot.Http, "1");
        await other.SayAsync("Ben", "1: Maps disagree.");
        await other.Shown.SeeAsync("1 of 7", "Maps disagree.");
        await FinalAsync(other, from: 1);
        Assert.Equal(2, thread.Shown.Messages.Count(message => message.Card is not null));
    }

    [Fact]
    public async Task What_a_dead_instance_put_over_a_newer_card_is_mended_however_much_was_written_since()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (dying, other) = (On(0), On(1));
        await dying.SayAsync("Amina", "start Maps");
        await dying.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(dying.IsAtRest(_instances[0].Bot)));
        var late = 0;
        _service.Faults = call =>
            call.Method == "PUT" && Interlocked.Increment(ref late) == 1 ? new Fault.Late(TimeSpan.FromSeconds(3)) : null;
        await dying.SayAsync("Amina", "1: Maps disagree.");
        await SeeAsync(() => Task.FromResult(late > 0));
        _instances[0].Store.IsCutOff = true;

        await other.SayAsync("Amina", "draft Our answer to 1.");
        await other.SayAsync("Amina", "ok 1");
        await other.Shown.SeeAsync("2 of 7");
        for (var piece = 0; piece < 30; piece++)
            await other.SayAsync("Amina", $"2: Thought {piece}.");
        Assert.Equal(2, (await BeatsAsync()).Count);
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);

        await FinalAsync(other, from: 1);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_taken_over_now_holds_up_no_other_and_is_taken_over_later()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var threads = await StartThreeAsync();
        _store.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0].Key))
            ? StoreFault.UnclearAndNotDone
            : null;

        _instances[0].Store.IsCutOff = true;

        await threads[1].Shown.SeeAsync("Maps");
        await threads[2].Shown.SeeAsync("Maps");
        Assert.Empty(threads[0].Shown.Messages);
        Assert.Equal(2, (await BeatsAsync()).Count);
        _store.Faults = _ => null;
        await threads[0].Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task A_thread_that_fails_for_whatever_reason_keeps_no_other_from_being_taken_over_for_good()
    {
        await StartAsync(TimeSpan.Zero);
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
        var dead = Keys.Decode((await BeatsAsync())[0])!;
        await StartAsync(TimeSpan.Zero);
        var threads = await StartThreeAsync();
        _store.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0].Key))
            ? throw new InvalidOperationException("a test wants it so")
            : null;

        _instances[0].Store.IsCutOff = true;

        await SeeAsync(async () => (await BusyRows.OfInstanceAsync(_store, dead, Token)).Count == 1);
        await threads[1].Shown.SeeAsync("Maps");
        await threads[2].Shown.SeeAsync("Maps");
        _store.Faults = _ => null;
        await threads[0].Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task A_thread_is_taken_over_once_however_long_its_mark_cannot_be_removed()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (dying, other) = (On(0), On(1));
        await dying.SayAsync("Amina", "start Maps");
        await dying.Shown.SeeAsync("Maps");
        await SeeAsync(() => Task.FromResult(dying.IsAtRest(_instances[0].Bot)));
        var removals = 0;
        _store.Faults = changes =>
            changes[0] is RowChange.Delete { Row: var row } && row == BusyRows.BusyRow("", dying.Key).Row &&
            Interlocked.Increment(ref removals) > 0
                ? StoreFault.UnclearAndNotDone
                : null;

        _instances[0].Store.IsCutOff = true;

        await SeeAsync(() => Task.FromResult(removals > 3 && other.IsAtRest(_instances[1].Bot)));
        Assert.InRange(_service.Calls.Of("PUT"), 0, 1);
        _store.Faults = _ => null;
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task A_word_to_any_instance_brings_the_card_that_another_left_alone_once()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (first, second) = (On(0), On(1));
        await first.SayAsync("Amina", "start Maps");
        await first.Shown.SeeAsync("Maps");
        _service.Faults = call => call.Method == "POST" ? new Fault.Status(502) : null;
        await first.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(_service.Calls.Of(502) == 2 && first.IsAtRest(_instances[0].Bot)));
        _service.Faults = _ => null;

        await second.SayAsync("Ben", "status");

        await second.Shown.SeeAsync("1 of 7");
        await FinalAsync(second, from: 1);
        Assert.Equal(2, second.Shown.Messages.Count(IsOfCharter));
    }

    [Fact]
    public async Task An_instance_that_stops_hands_over_what_is_left_to_show()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        _service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var thread = new Talk(_service, () => _instances[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        _service.Faults = _ => null;

        await _instances[0].Bot.DisposeAsync();

        await thread.Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task Who_was_held_for_dead_goes_on_under_another_name()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        await SeeAsync(async () => (await BeatsAsync()).Count == 2);
        var before = await BeatsAsync();
        _instances[0].Store.IsCutOff = true;
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);

        _instances[0].Store.IsCutOff = false;
        await SeeAsync(async () => (await BeatsAsync()).Count == 2);

        Assert.Single((await BeatsAsync()).Except(before));
        var thread = new Talk(_service, () => _instances[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeAsync("Maps");
    }

    [Fact]
    public async Task A_message_that_means_nothing_to_an_instance_that_is_behind_is_still_heard()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (first, second) = (On(0), On(1));
        await second.SayAsync("Amina", "help");
        await first.SayAsync("Amina", "start Maps");
        await first.SayAsync("Amina", "begin");
        await first.Shown.SeeAsync("1 of 7");

        await second.SayAsync("Ben", "Maps disagree.");

        await second.Shown.SeeAsync("1 of 7", "Maps disagree.");
    }

    /// <summary>A reply to one person has buttons too, when they may have meant something else.</summary>
    private static bool IsOfCharter(ShownMessage message) =>
        message.Card is not null && !message.Words.Contains("It was my answer", StringComparison.Ordinal);

    private Talk On(int instance) => new(_service, () => _instances[instance].Bot.Http, "1");

    private HttpClient Anyone()
    {
        lock (_random)
            return _instances[_random.Next(_instances.Count)].Bot.Http;
    }

    private async Task StartAsync(params TimeSpan[] clocks)
    {
        foreach (var clock in clocks)
        {
            var store = new CutOffStore(_store);
            var bot = await BotHost.StartAsync(Token, service: _service, store: store, time: new WrongClock(clock));
            _instances.Add((bot, store));
        }
    }

    /// <summary>Three threads of the first instance, which cannot post their cards for a while.</summary>
    private async Task<List<Talk>> StartThreeAsync()
    {
        _service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var threads = new[] { "1", "2", "3" }
            .Select(name => new Talk(_service, () => _instances[0].Bot.Http, name))
            .ToList();
        foreach (var thread in threads)
            await thread.SayAsync("Amina", "start Maps");
        await SeeAsync(() => Task.FromResult(_service.Calls.Of(429) == 3));
        _service.Faults = _ => null;
        return threads;
    }

    private static async Task WriteAsync(Talk thread, int questions)
    {
        await thread.SayAsync("Amina", "start Data-Viz Practitioners");
        await Task.WhenAll(People.Skip(1).Select(person => thread.SayAsync(person, "join")));
        await thread.SayAsync("Amina", "begin");
        for (var number = 1; number <= questions; number++)
        {
            await Task.WhenAll(People.Select(person =>
                thread.SayAsync(person, $"{number}: What {person} thinks of {number}.")));
            await thread.SayAsync("Ben", $"draft Our answer to {number}.");
            await thread.Shown.SeeAsync("Draft 1", $"Our answer to {number}.");
            await Task.WhenAll(People.Select(person => thread.SayAsync(person, "ok 1")));
        }
    }

    private async Task<IReadOnlyList<string>> BeatsAsync() =>
        [.. (await _store.ReadRangeAsync("instances", "", "~~", Token)).Select(row => row.Row)];

    /// <summary>Nobody has anything left to do, and the rows and the thread say the same.</summary>
    private async Task<Charter> FinalAsync(Talk thread, int from = 0)
    {
        await SeeAsync(() => Task.FromResult(_instances.Skip(from).All(instance => thread.IsAtRest(instance.Bot))));
        var state = await ThreadRows.LoadAsync(_store, thread.Key, Token);
        thread.ShowsFinalState(state);
        return state.Charter!;
    }

    private static async Task SeeAsync(Func<Task<bool>> isSo)
    {
        var asked = DateTime.UtcNow;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow - asked < TimeSpan.FromSeconds(20), "It does not come to that.");
            await Task.Delay(50, Token);
        }
    }
}
