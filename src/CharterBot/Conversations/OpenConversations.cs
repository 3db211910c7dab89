using System.Collections.Concurrent;
using System.Text.Json;
using CharterBot.Charters;
using CharterBot.Observing;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>The threads this instance has at work, and the way into them.</summary>
internal sealed class OpenConversations(
    ICharterStore store,
    Instances instances,
    TimeProvider time,
    ShowQueue shows,
    UnreadableThreads unreadable,
    Signals signals,
    ILogger<ThreadTurns> logger)
{
    private const int Many = 200;
    private const int RetiredTogether = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleAmongMany = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ThreadKey, Conversation> _open = new();

    /// <summary>How many threads are in memory.</summary>
    public int Count => _open.Count;

    /// <summary>One turn: decided, saved, and only then answered; what the thread shows follows by itself.</summary>
    public async Task<TurnResult> TakeAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        using var span = Signals.Traces.StartActivity("turn");
        var started = time.GetTimestamp();
        var result = await TryTakeAsync(arrival, cancellationToken);
        signals.Turned(time.GetElapsedTime(started), result is TurnResult.Taken ? "taken" : "busy");
        return result;
    }

    private async Task<TurnResult> TryTakeAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeInTurnAsync(arrival, cancellationToken);
        }
        catch (JsonException e)
        {
            await unreadable.TellAsync(arrival, e, cancellationToken);
            return new TurnResult.Busy();
        }
    }

    private async Task<TurnResult> TakeInTurnAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        while (true)
        {
            var conversation = Get(arrival.Thread);
            var result = await conversation.TakeAsync(arrival, cancellationToken);
            if (result is TurnResult.Busy && conversation.IsRetired)
                continue;

            if (arrival.Pressed is { } pressed)
                conversation.State?.Touch(pressed);
            if (result is TurnResult.Taken)
            {
                conversation.IsClosed = false;
                shows.Want(conversation);
            }
            else if (conversation.IsInDoubt)
            {
                shows.Want(conversation);
            }

            return result;
        }
    }

    /// <summary>The charter for a form that opens; a double that it was opened from is taken out of the thread.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="UnreadableThreadException">This build cannot read it.</exception>
    public async Task<Charter?> LookAsync(
        ThreadKey thread, CancellationToken cancellationToken, PressedCard? pressed = null)
    {
        try
        {
            var conversation = Get(thread);
            var state = await (instances.HasOthers
                ? conversation.RefreshAsync(cancellationToken)
                : conversation.StateAsync(cancellationToken));
            if (pressed is not null && state.Touch(pressed))
                shows.Want(conversation);
            return state.Charter;
        }
        catch (JsonException e)
        {
            unreadable.Note(thread, e);
            throw new UnreadableThreadException(e);
        }
    }

    /// <summary>The charter at that step or later: for who already saw so much, perhaps from another instance.</summary>
    public async Task<Charter?> ReadAsync(ThreadKey thread, int step, CancellationToken cancellationToken)
    {
        var conversation = Get(thread);
        var state = await conversation.StateAsync(cancellationToken);
        if (state.Charter is { } known && known.Step >= step)
            return known;

        return (await conversation.RefreshAsync(cancellationToken)).Charter;
    }

    /// <summary>The bot was let in again somewhere in a tenant: what waited for it there is tried once.</summary>
    public async Task ReopenAsync(TenantKey tenant, CancellationToken cancellationToken)
    {
        foreach (var (thread, conversation) in _open)
        {
            if (conversation.IsClosed && tenant.Holds(thread))
                shows.Want(conversation);
        }

        foreach (var thread in await BusyRows.ClosedAsync(store, tenant, cancellationToken))
        {
            var conversation = Get(thread);
            if (conversation.State is not null)
                continue;

            // Nobody works on it, whoever is named in it.
            await conversation.OpenAgainAsync(cancellationToken);
            shows.Want(await TakeOverAsync(thread, static _ => true, since: null, cancellationToken));
        }
    }

    /// <summary>Makes what instances that are gone left in a thread this instance's to show.</summary>
    /// <param name="since">As <see cref="Conversation.TakeOverAsync"/> has it.</param>
    /// <exception cref="StoreUnavailableException">It could not be taken over.</exception>
    public async Task<Conversation> TakeOverAsync(
        ThreadKey thread, Func<string, bool> isGone, int? since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var conversation = Get(thread);
            if (await conversation.TakeOverAsync(isGone, since, cancellationToken))
                return conversation;
        }
    }

    public Conversation Get(ThreadKey thread) =>
        _open.GetOrAdd(
            thread,
            static (key, world) => new(
                key,
                new(key, world.store, world.instances, world.signals, world.time, world.logger),
                new SendBudget(world.time, () => world.instances.Count),
                world.shows.Want,
                world.time),
            (store, instances, shows, signals, time, logger));

    /// <summary>Lets go of threads that have been still for a while; of many, sooner: they share one memory.</summary>
    public Task RetireAsync(CancellationToken cancellationToken) =>
        RetireAsync(_open.Count > Many ? IdleAmongMany : Idle, cancellationToken);

    /// <summary>The process stops: nothing more comes, and every thread with nothing left to show may go.</summary>
    public Task LetGoAsync(CancellationToken cancellationToken) => RetireAsync(TimeSpan.Zero, cancellationToken);

    private async Task RetireAsync(TimeSpan idle, CancellationToken cancellationToken)
    {
        var together = new ParallelOptions
        {
            MaxDegreeOfParallelism = RetiredTogether,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(_open, together, async (open, token) =>
        {
            if (MayGo(open.Value) && await open.Value.TryRetireAsync(MayGo, token))
                _open.TryRemove(open);
        });

        bool MayGo(Conversation conversation) =>
            time.GetElapsedTime(conversation.LastUsed) >= idle && IsStill(conversation, idle);
    }

    private bool IsStill(Conversation conversation, TimeSpan idle) =>
        !shows.Holds(conversation) &&
        (idle == TimeSpan.Zero || conversation.Budget.IsQuiet()) &&
        (conversation.State is not { Head: { } head } state || conversation.IsClosed ||
            !(state.RepliesToPost.Any() || state.ToShow(head).Any() || state.IsAwaiting));
}
