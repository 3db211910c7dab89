using System.Diagnostics;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Instances that look after each other on a clock of the test's, over one store.</summary>
public abstract class HeirsOnAClock : IAsyncDisposable
{
    /// <summary>Of the real time, and much more than anything here takes.</summary>
    private protected static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private protected FaultyStore Store { get; } = new();

    private protected FakeTimeProvider Time { get; } = FakeTimeProvider.FromNow();

    private protected List<Heir> Started { get; } = [];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        Store.IsAway = false;
        foreach (var instance in Started)
            await instance.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Heir Instance()
    {
        var instance = new Heir(Store, Time);
        Started.Add(instance);
        return instance;
    }

    private protected async Task<Heir> StartedAsync()
    {
        var instance = Instance();
        await instance.StartAsync();
        return instance;
    }

    /// <summary>It took these, and never does anything again.</summary>
    private protected async Task<Heir> DiedAsync(params string[] messages)
    {
        var instance = Instance();
        foreach (var message in messages)
            await instance.TakenAsync(Arriving.Message(message, "Amina", message));
        return instance;
    }

    /// <summary>Somebody posted the card, as it was after that turn.</summary>
    private protected async Task ShownAsync(CardKey card, int turn)
    {
        var state = await ThreadRows.LoadAsync(Store, Arriving.Thread, Token);
        var row = ThreadRows.CardRow(Arriving.Thread, CardName.Of(state.Charter!.Id, card));
        var shown = ThreadRows.Write(new("message", turn, Time.GetUtcNow()), RowJson.Default.ShownCard);
        await Store.CommitAsync(Arriving.Thread.Partition, [new RowChange.Insert(row, shown)], Token);
    }

    private protected static int Failures(Heir instance) => instance.Log.Count("looking for what was left");

    private protected async Task AllBeatAsync(int times)
    {
        for (var beat = 0; beat < times; beat++)
        {
            var before = await TagsAsync();
            await UntilAsync(async () =>
            {
                Time.Advance(Instances.BeatEvery / 4);
                return !(await TagsAsync()).Intersect(before).Any();
            });
        }

        async Task<IEnumerable<string>> TagsAsync() => (await RowsAsync()).Select(row => row.ETag);
    }

    private protected Task UntilForgottenAsync(params Heir[] dead) => UntilAsync(async () =>
    {
        Time.Advance(Instances.BeatEvery / 2);
        return !(await NamesAsync()).Intersect(dead.Select(one => one.Me)).Any();
    });

    private protected static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var since = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(since.Elapsed < Patience, "It does not come to that.");
            await Task.Delay(5, Token);
        }
    }

    private protected async Task<IReadOnlyList<string?>> NamesAsync() => [.. (await RowsAsync()).Select(row => Keys.Decode(row.Row))];

    private protected Task<IReadOnlyList<StoredRow>> RowsAsync() => Store.Inside.ReadRangeAsync(Instances.Partition, "", "~~", Token);
}
