using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Observing;

/// <summary>
/// What a charter asks of the store does not grow with the store: the same calls, which touch as many rows. Each call names
/// a partition and a beginning of its rows, and a store that keeps its promises looks at no others.
/// </summary>
public sealed class FlatCostTests
{
    private static readonly string[] Words =
    [
        "start Maps", "begin", "1: Maps disagree.", "1: Nobody reads them.", "draft We check our maps.", "2: We draw.",
        "status", "rename Charts", "draft People who draw.", "3: We meet.", "cancel", "cancel",
    ];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("19:channel")]
    [InlineData("19:other-{0}")]
    public async Task A_charter_costs_the_same_calls_and_rows_among_ten_others_as_among_two_thousand(string channels)
    {
        var few = await CostAsync(others: 10, channels);
        var many = await CostAsync(others: 2_000, channels);

        Assert.True(few.Count > Words.Length, $"{few.Count} calls");
        Assert.DoesNotContain("scan", few.Select(call => call.Call));
        Assert.Equal(few, many);
    }

    private async Task<IReadOnlyList<(string Call, int Rows)>> CostAsync(int others, string channels)
    {
        var inside = new InMemoryCharterStore();
        await FillAsync(inside, others, channels);
        var store = new WeighedStore(inside);
        using var instances = new Instances(store, _time, NullLogger<Instances>.Instance);
        var shows = new ShowQueue();
        var bot = Arriving.Instance(store, shows, _time, instances);

        // Half-way it lets go of the thread, and reads it from its rows again.
        foreach (var (said, words) in Words.Index())
        {
            await instances.BeatAsync(Token);
            await bot.TakenAsync(Arriving.Message($"{said}", "Amina", words));
            await ShowAsync(bot.Get(Arriving.Thread), store, instances);
            if (said == Words.Length / 2)
            {
                var conversation = bot.Get(Arriving.Thread);
                shows.Settle(conversation, shows.Wishes(conversation));
                await bot.LetGoAsync(Token);
                Assert.Equal(0, bot.Count);
            }
        }

        await BusyRows.OfInstanceAsync(store, instances.Me, Token);
        await BusyRows.ClosedAsync(store, TenantKey.OfPartition(Arriving.Thread.Partition), Token);
        await RestRows.UntilAsync(store, RestRows.DayOf(_time.GetUtcNow()), Token);
        return store.Calls;
    }

    /// <summary>Charters that are under way, of an instance that has let go of them.</summary>
    private async Task FillAsync(ICharterStore store, int charters, string channels)
    {
        var bot = Arriving.Instance(store, _time);
        for (var number = 0; number < charters; number++)
        {
            var thread = ThreadKey.Of(
                "msteams", "tenant", string.Format(null, System.Text.CompositeFormat.Parse(channels), number), $"other{number}");
            foreach (var words in Words[..3])
                await bot.TakenAsync(Arriving.Message(words, "Amina", words) with { Thread = thread });
        }
    }

    private async Task ShowAsync(Conversation conversation, ICharterStore store, Instances instances)
    {
        using var meters = new TestMeters();
        var showing = ShownBy.Of(conversation, new FakeChannel(_time), store, instances, new Signals(meters), _time);
        while (await showing.PassAsync(Token) is { } pause)
            _time.Advance(pause);
    }
}
