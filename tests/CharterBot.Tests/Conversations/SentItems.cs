using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sending = CharterBot.Conversations.Sending;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>One thread, a platform that answers as it is told, and the rows.</summary>
public abstract class SentItems : IAsyncLifetime
{
    private protected FaultyStore Store { get; } = new();

    private protected FakeTimeProvider Time { get; } = FakeTimeProvider.FromNow();

    private protected TestMeters Meters { get; } = new();

    private protected Readings Readings { get; }

    private protected FakeChannel Channel { get; }

    private protected OpenConversations Bot { get; }

    private protected Agenda Agenda { get; }

    private protected ShownRows Rows { get; }

    private protected Sending Sending { get; }

    private protected SentItems()
    {
        Readings = new(Meters);
        (Channel, Agenda) = (new(Time), new(Time));
        Bot = Arriving.Instance(Store, Time);
        var pace = new SendPace(Conversation.Budget, new TenantBudget(Time), isPaced: false, Time);
        var judging = new Judging(Conversation, Agenda, pace, NullLogger<Judging>.Instance);
        Rows = new(Conversation, Store, Time, NullLogger<ShownRows>.Instance);
        Sending = new(
            Conversation, [Channel], Agenda, pace, judging, Rows, new Signals(Meters), Time, NullLogger<Sending>.Instance);
    }

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected Conversation Conversation => Bot.Get(Arriving.Thread);

    private protected ThreadState State => Conversation.State!;

    private protected ThreadHead Head => State.Head!;

    private protected Charter Charter => State.Charter!;

    public async ValueTask InitializeAsync() => await TakeAsync("start Maps");

    public ValueTask DisposeAsync()
    {
        Readings.Dispose();
        Meters.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private protected string Name(CardKey card) => CardName.Of(Charter.Id, card);

    private protected DueItem? Next() => Agenda.Next(State, Head, Charter);

    private protected Task<Verdict> SendNextAsync() => Sending.TryAsync(Next()!, State, Head, Charter);

    private protected Task<TurnResult.Taken> TakeAsync(string text) => Bot.TakenAsync(Arriving.Message(text, "Amina", text));

    /// <summary>One turn, and what is said to it.</summary>
    private protected async Task TakeAndSayAsync(string text)
    {
        await TakeAsync(text);
        while (Next() is DueItem.Saying)
            await SendNextAsync();
    }

    private protected async Task DoubtTwiceAsync(Func<Task>? meanwhile = null)
    {
        Channel.Answer(new PostOutcome.Uncertain());
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Time.Advance(TimeSpan.FromSeconds(6));
        Channel.Answer(async () =>
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            return new PostOutcome.Uncertain();
        });
        Assert.IsType<Verdict.Left>(await SendNextAsync());
    }

    private protected async Task<ShownCard> WrittenAsync(CardKey card)
    {
        var row = await Store.ReadAsync(
            new(Arriving.Thread.Partition, ThreadRows.CardRow(Arriving.Thread, Name(card))), Token);
        return ThreadRows.Read(row!.Value, RowJson.Default.ShownCard);
    }
}
