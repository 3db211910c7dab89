using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharterBot.Tests.Conversations;

/// <summary>Deliveries that come to an instance of the bot without a platform, a door or a connector.</summary>
internal static class Arriving
{
    public static readonly ThreadKey Thread = ThreadKey.Of("msteams", "tenant", "19:channel", "1");

    /// <summary>An instance of its own memory; several on one store are several processes.</summary>
    public static OpenConversations Instance(ICharterStore store, TimeProvider? time = null) =>
        Instance(store, new ShowQueue(), time ?? TimeProvider.System);

    public static OpenConversations Instance(
        ICharterStore store, ShowQueue shows, TimeProvider time, Instances? instances = null) => new(
        store,
        instances ?? new Instances(store, time, NullLogger<Instances>.Instance),
        time,
        shows,
        new UnreadableThreads([], store, time, NullLogger<UnreadableThreads>.Instance),
        new Signals(new TestMeters()),
        NullLogger<ThreadTurns>.Instance);

    /// <summary>An instance that has its store for itself.</summary>
    public static Instances Alone(TimeProvider time) =>
        new(new InMemoryCharterStore { IsShared = false }, time, NullLogger<Instances>.Instance);

    public static Arrival Message(string delivery, string person, string text) => Of(
        delivery, person, text, charter => Reading.Of(new Heard(text, []), charter?.Set.Count ?? 7));

    /// <summary>A delivery that a bug of ours cannot decide, however often it comes.</summary>
    public static Arrival Poison(string delivery, string person, string text) =>
        Of(delivery, person, text, _ => throw new InvalidOperationException("a bug of ours"));

    public static async Task<TurnResult.Taken> TakenAsync(this OpenConversations instance, Arrival arrival) =>
        Assert.IsType<TurnResult.Taken>(await instance.TakeAsync(arrival, TestContext.Current.CancellationToken));

    /// <summary>All in one batch: they wait behind somebody who only reads.</summary>
    public static async Task<IReadOnlyList<TurnResult.Taken>> TakenTogetherAsync(
        this OpenConversations instance, FaultyStore store, params Arrival[] arrivals)
    {
        var reading = new TaskCompletionSource();
        store.Answering = () => reading.Task;
        var known = instance.Get(Thread).RefreshAsync(TestContext.Current.CancellationToken);
        var together = arrivals.Select(instance.TakenAsync).ToList();
        store.Answering = () => Task.CompletedTask;
        reading.SetResult();
        await known;
        return await Task.WhenAll(together);
    }

    private static Arrival Of(
        string delivery, string person, string text, Func<Charter?, CharterCommand> command) => new(
        Thread,
        new("msteams", "http://127.0.0.1:1/", "19:channel;messageid=1"),
        delivery,
        new(new PersonId(person), person),
        DateTimeOffset.UtcNow,
        text,
        delivery,
        command,
        For: null,
        AnswersDirectly: false);

    /// <summary>Three turns.</summary>
    public static async Task<OpenConversations> BegunAsync(ICharterStore store)
    {
        var bot = Instance(store);
        await bot.TakenAsync(Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Message("begin", "Amina", "begin"));
        await bot.TakenAsync(Message("join", "Zora", "join"));
        return bot;
    }
}
