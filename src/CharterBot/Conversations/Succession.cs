using System.Collections.Concurrent;
using System.Text.Json;
using CharterBot.Observing;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Keeps this instance among the living, and takes over what dead ones left to show. After a start on a store of its own
/// the dead one is the process before.
/// </summary>
internal sealed partial class Succession(
    Instances instances,
    OpenConversations conversations,
    ShowQueue shows,
    ICharterStore store,
    Signals signals,
    TimeProvider time,
    ILogger<Succession> logger) : BackgroundService
{
    private const int Together = 16;

    /// <summary>Those whose work is this one's now, until the last of it is taken over.</summary>
    private readonly List<DeadInstance> _claimed = [];

    /// <summary>Stops after the show loop: what is left then is left for others.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await conversations.LetGoAsync(cancellationToken);
            var left = await BusyRows.OfInstanceAsync(store, instances.Me, cancellationToken);
            await instances.LeaveAsync(isDone: left.Count == 0, cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            // Others will find this instance silent.
            Failed("leaving", e.GetType().Name, e.StackTrace);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; !stoppingToken.IsCancellationRequested;)
        {
            try
            {
                if (!store.IsShared)
                {
                    await ResumeAsync(stoppingToken);
                    return;
                }

                foreach (var dead in await instances.BeatAsync(stoppingToken))
                    await ClaimAsync(dead, stoppingToken);
                await SucceedAsync(stoppingToken);
                await Task.Delay(Instances.BeatEvery, time, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed("looking for what was left", e.GetType().Name, e.StackTrace);
                await Task.Delay(store.IsShared ? Instances.BeatEvery : Backoff.After(failures++), time, stoppingToken);
            }
        }
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        var threads = await BusyRows.OfInstanceAsync(store, instances.Me, cancellationToken);
        if (threads.Count > 0)
            Resumed(threads.Count, instances.Me);
        foreach (var thread in threads)
        {
            var conversation = conversations.Get(thread.Key);
            conversation.WasMarked(instances.Me);
            shows.Want(conversation);
        }
    }

    private async Task ClaimAsync(DeadInstance dead, CancellationToken cancellationToken)
    {
        if (!_claimed.Exists(claimed => claimed.Name == dead.Name) && await instances.InheritAsync(dead, cancellationToken))
            _claimed.Add(dead);
    }

    /// <summary>
    /// Every thread once for all who left it, and by itself: what fails is left for the next round and holds up nothing
    /// else.
    /// </summary>
    private async Task SucceedAsync(CancellationToken cancellationToken)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken };
        var left = new ConcurrentBag<(BusyThread Thread, DeadInstance Dead)>();
        var unfinished = new ConcurrentBag<DeadInstance>();
        await Parallel.ForEachAsync(_claimed, together, async (dead, token) =>
        {
            if (!await TryAsync(() => FindLeftAsync(dead, left.Add, token)))
                unfinished.Add(dead);
        });
        await Parallel.ForEachAsync(left.GroupBy(one => one.Thread.Key), together, async (thread, token) =>
        {
            var since = thread.Min(one => one.Thread.Since ?? 0);
            List<DeadInstance> dead = [.. thread.Select(one => one.Dead)];
            if (!await TryAsync(() => TakeOverAsync(thread.Key, dead, since, token)))
                dead.ForEach(unfinished.Add);
        });
        foreach (var dead in _claimed.Except(unfinished).ToList())
        {
            await instances.BuryAsync(dead, cancellationToken);
            _claimed.Remove(dead);
            signals.Succeeded();
        }
    }

    private async Task FindLeftAsync(
        DeadInstance dead, Action<(BusyThread Thread, DeadInstance Dead)> found, CancellationToken cancellationToken)
    {
        var threads = await BusyRows.OfInstanceAsync(store, dead.Name, cancellationToken);
        if (threads.Count > 0)
            Resumed(threads.Count, dead.Name);
        foreach (var thread in threads)
            found((thread, dead));
    }

    /// <summary>A thread whose rows cannot be read cannot be shown by anybody: it is as good as done.</summary>
    private async Task TakeOverAsync(
        ThreadKey thread, IReadOnlyList<DeadInstance> left, int since, CancellationToken cancellationToken)
    {
        try
        {
            var conversation = conversations.Get(thread);
            await conversation.TakeOverAsync(owner => left.Any(dead => dead.Name == owner), since, cancellationToken);
            shows.Want(conversation);
        }
        catch (JsonException e)
        {
            Failed("taking over a thread", e.GetType().Name, e.StackTrace);
        }

        foreach (var mark in left.Select(dead => BusyRows.BusyRow(dead.Name, thread)))
        {
            if (await store.CommitAsync(mark.Partition, [new RowChange.Delete(mark.Row, null)], cancellationToken)
                is CommitOutcome.Unknown unknown)
            {
                throw new StoreUnavailableException($"A mark is perhaps still there: {unknown.Reason}", null);
            }
        }
    }

    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (StoreUnavailableException e)
        {
            Failed("taking over", e.Message, e.StackTrace);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Threads} threads were at work when instance {Instance} ended; showing what is left")]
    private partial void Resumed(int threads, string instance);

    [LoggerMessage(LogLevel.Warning, "A failure at {What}: {Exception} at {Where}; it will be tried again")]
    private partial void Failed(string what, string exception, string? where);
}
