using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CharterBot.Observing;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Observing;

/// <summary>What a turn asks of the store: every call is paid for, and somebody waits for those before the answer.</summary>
public sealed class StorageOperationsTests : IAsyncLifetime
{
    private const int Pieces = 30;

    private readonly TestMeters _meters = new();
    private readonly InMemoryCharterStore _store = new();
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<(string For, string Rows), long> _calls = new();
    private readonly List<BotHost> _bots = [];
    private FakeBotService _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == _meters && instrument.Name == "charterbot.storage.operations")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, calls, tags, _) =>
            _calls.AddOrUpdate((Tag(tags, "for"), Tag(tags, "rows")), calls, (_, before) => before + calls));
        _listener.Start();
        _service = await FakeBotService.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in _bots)
            await bot.DisposeAsync();
        await _service.DisposeAsync();
        _listener.Dispose();
        _meters.Dispose();
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(3, 2, 3)]
    public async Task A_piece_costs_no_more_calls_than_are_told(int instances, int beforeTheAnswer, int inAll)
    {
        for (var instance = 0; instance < instances; instance++)
        {
            var store = new CountedStore(_store, new Signals(_meters));
            _bots.Add(await BotHost.StartAsync(Token, service: _service, store: store));
        }

        var next = 0;
        var thread = new Talk(_service, () => _bots[next++ % instances].Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        for (var instance = 0; instance < instances; instance++)
            await SayAsync(thread, $"warm {instance}");
        await Task.Delay(TimeSpan.FromSeconds(1.5), Token);

        _calls.Clear();
        for (var piece = 0; piece < Pieces; piece++)
            await SayAsync(thread, $"thought {piece}");

        // Every tenth moves the card down: the new one is written down at once, the old one a moment later.
        var moved = thread.Shown.Messages.Count(message =>
            message.Words.Contains("moved down", StringComparison.Ordinal));
        Assert.Equal(Pieces * beforeTheAnswer, Calls(StoreUse.Turn));
        Assert.InRange(Calls(StoreUse.Turn) + Calls(StoreUse.Show), Pieces * beforeTheAnswer, (Pieces * inAll) + moved);
    }

    private static string Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
                return (string)tag.Value!;
        }

        return "";
    }

    private long Calls(string use) => _calls.Where(call => call.Key == (use, "threads")).Sum(call => call.Value);

    /// <summary>One after the other, each shown and written down before the next: nothing is saved by chance.</summary>
    private async Task SayAsync(Talk thread, string text)
    {
        await thread.SayAsync("Ben", $"1: {text}");
        await thread.Shown.SeeAsync("1 of 7", text);
        foreach (var bot in _bots)
            await thread.RestAsync(bot);
    }
}
