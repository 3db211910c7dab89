using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>An instance that only looks after the dead, on a clock of the test's: it shows nothing itself.</summary>
internal sealed class Heir : IAsyncDisposable
{
    private readonly FakeTimeProvider _time;
    private readonly LoggerFactory _loggers;
    private readonly TestMeters _meters = new();
    private readonly Readings _readings;
    private readonly ShowQueue _shows = new();
    private readonly OpenConversations _conversations;
    private readonly Instances _instances;
    private readonly Succession _succession;

    public Heir(ICharterStore store, FakeTimeProvider time)
    {
        _time = time;
        _readings = new(_meters);
        _loggers = new([Log]);
        _instances = new(store, time, _loggers.CreateLogger<Instances>());
        _conversations = Arriving.Instance(store, _shows, time, _instances);
        _succession = new(
            _instances, _conversations, _shows, store, new Signals(_meters), time, _loggers.CreateLogger<Succession>());
    }

    public LogLines Log { get; } = new(LogLevel.Information);

    /// <summary>How many it has succeeded.</summary>
    public double Succeeded => _readings.Sum("charterbot.instances.successions");

    public string Me => _instances.Me;

    /// <summary>It beats, and goes on beating while time passes.</summary>
    public Task StartAsync() => _succession.StartAsync(CancellationToken.None);

    public Task StopAsync() => _succession.StopAsync(CancellationToken.None);

    public Task<TurnResult.Taken> TakenAsync(Arrival arrival) => _conversations.TakenAsync(arrival);

    public ThreadState? StateOf(ThreadKey thread) => _conversations.Get(thread).State;

    /// <summary>The thread is in its queue for the show loop.</summary>
    public bool WouldShow(ThreadKey thread) => _shows.Holds(_conversations.Get(thread));

    /// <summary>What the show loop would have done.</summary>
    public void HasShown(ThreadKey thread)
    {
        var conversation = _conversations.Get(thread);
        foreach (var due in conversation.State!.Head!.Due)
            conversation.State.Shown(due.Card, new("message", due.Turn, _time.GetUtcNow()));
        foreach (var reply in conversation.State.Replies.All)
            conversation.State.Replies.Posted(reply);
        _shows.Settle(conversation, _shows.Wishes(conversation));
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _succession.Dispose();
        _instances.Dispose();
        _loggers.Dispose();
        _readings.Dispose();
        _meters.Dispose();
    }
}
