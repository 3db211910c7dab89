using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharterBot.Tests.Observing;

/// <summary>The instruments that an admin finds when looking at the bot.</summary>
public sealed class GaugesTests : IDisposable
{
    private readonly TestMeters _meters = new();
    private readonly Readings _readings;
    private readonly Signals _signals;

    public GaugesTests()
    {
        _readings = new(_meters);
        _signals = new(_meters);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _readings.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public async Task They_say_how_many_threads_wait_and_stand_in_memory_and_how_many_instances_live()
    {
        var (store, shows) = (new FaultyStore(), new ShowQueue());
        using var mine = new Instances(store, TimeProvider.System, NullLogger<Instances>.Instance);
        using var other = new Instances(store, TimeProvider.System, NullLogger<Instances>.Instance);
        var bot = Arriving.Instance(store, shows, TimeProvider.System, mine);
        await new Gauges(_signals, shows, bot, mine).StartAsync(Token);
        foreach (var instance in new[] { mine, other, mine })
            await instance.BeatAsync(Token);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.Get(ThreadKey.Of("msteams", "tenant", "19:channel", "2")).StateAsync(Token);

        _readings.Look();

        Assert.Equal(1, _readings.Sum("charterbot.show.queue"));
        Assert.Equal(2, _readings.Sum("charterbot.threads"));
        Assert.Equal(2, _readings.Sum("charterbot.instances"));
    }

    [Fact]
    public async Task Each_turn_is_measured_by_what_became_of_it()
    {
        var store = new FaultyStore();
        using var instances = new Instances(store, TimeProvider.System, NullLogger<Instances>.Instance);
        var unreadable = new UnreadableThreads([], store, TimeProvider.System, NullLogger<UnreadableThreads>.Instance);
        var bot = new OpenConversations(
            store, instances, TimeProvider.System, new(), unreadable, _signals, NullLogger<ThreadTurns>.Instance);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        store.IsAway = true;
        await bot.TakeAsync(Arriving.Message("begin", "Amina", "begin"), Token);

        Assert.Equal(2, _readings.Count("charterbot.turn.duration"));
        Assert.True(_readings.Sum("charterbot.turn.duration result=taken") > 0);
        Assert.True(_readings.Sum("charterbot.turn.duration result=busy") > 0);
    }

    [Fact]
    public async Task Each_says_its_unit_and_what_it_is_in_words()
    {
        var store = new FaultyStore();
        using var instances = new Instances(store, TimeProvider.System, NullLogger<Instances>.Instance);
        await new Gauges(_signals, new ShowQueue(), Arriving.Instance(store), instances).StartAsync(Token);

        Assert.Equal(9, _readings.Instruments.Count());
        Assert.All(_readings.Instruments, instrument =>
        {
            Assert.Matches(@"^(s|\{[a-z]+\})$", instrument.Unit);
            Assert.Contains(' ', instrument.Description!);
        });
    }
}
