using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>The turns of one thread in one instance, and another that is faster when it is told to.</summary>
public abstract class OutrunTurns : IAsyncDisposable
{
    private protected FaultyStore Store { get; } = new();

    private protected FakeTimeProvider Time { get; } = FakeTimeProvider.FromNow();

    private protected TestMeters Meters { get; } = new();

    private protected Readings Readings { get; }

    private protected LogLines Log { get; } = new();

    private protected Instances Mine { get; }

    private protected ThreadTurns Turns { get; }

    private protected OpenConversations Other { get; }

    private protected int Outruns { get; set; }

    private protected OutrunTurns()
    {
        Readings = new(Meters);
        Mine = new(Store, Time, NullLogger<Instances>.Instance);
        using var loggers = new LoggerFactory([Log]);
        Turns = new(
            Arriving.Thread, Store, Mine, new Signals(Meters), TimeProvider.System, loggers.CreateLogger<ThreadTurns>());
        Other = Arriving.Instance(Store);
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected double Retries => Readings.Sum("charterbot.turn.retries");

    public ValueTask DisposeAsync()
    {
        Mine.Dispose();
        Readings.Dispose();
        Meters.Dispose();
        Log.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Before each of so many commits of this thread's head, somebody else is faster.</summary>
    private protected void Outrun(int times, OpenConversations? by = null, string said = "status")
    {
        var isOther = false;
        Store.Delay = async changes =>
        {
            if (isOther || !IsHead(changes) || Outruns == times)
                return;

            isOther = true;
            Outruns++;
            await (by ?? Other).TakenAsync(Arriving.Message($"faster {Outruns}", "Amina", said));
            isOther = false;
        };
    }

    private protected static bool IsHead(IReadOnlyList<RowChange> changes) =>
        changes[^1].Row == ThreadRows.HeadRow(Arriving.Thread) || changes[0].Row == ThreadRows.HeadRow(Arriving.Thread);

    private protected Task<TurnResult?> SaveAsync(string delivery, string person, string text) =>
        SaveAsync(Arriving.Message(delivery, person, text));

    /// <summary>Null: nothing was done.</summary>
    private protected async Task<TurnResult?> SaveAsync(Arrival arrival)
    {
        var waiting = new WaitingArrival(arrival, new());
        await Turns.SaveAsync([waiting], Token);
        return waiting.IsAnswered ? await waiting.Answer.Task : null;
    }

    private protected async Task<string> OwnerAfterAsync(string delivery, string text)
    {
        await Other.TakenAsync(Arriving.Message(delivery, "Amina", text));
        return Assert.Single((await HeadAsync()).Due).Owner!;
    }

    private protected async Task<ThreadHead> HeadAsync() => (await ThreadHeads.ReadAsync(Store, Arriving.Thread, Token))!.Value.Head;
}
