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

    /// <summary>What of theirs is this one's already: all that is left of it is to remove the mark.</summary>
    private readonly HashSet<LeftThread> _takenOver = [];

    private sealed record LeftThread(string Instance, BusyThread Mark);

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
    /// else. A mark that could not be removed costs no second takeover.
    /// </summary>
    private async Task SucceedAsync(CancellationToken cancellationToken)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = cancellationToken };
        var left = new ConcurrentDictionary<DeadInstance, IReadOnlyList<LeftThread>>();
        var takenOver = new ConcurrentBag<LeftThread>();
        var over = new ConcurrentBag<DeadInstance>();
        await Parallel.ForEachAsync(_claimed, together, (dead, token) => TryAsync(
            async () => left[dead] = await FindLeftAsync(dead, token)));
        var threads = left.Values.SelectMany(threads => threads).Except(_takenOver).GroupBy(one => one.Mark.Key);
        await Parallel.ForEachAsync(threads, together, (thread, token) => TryAsync(async () =>
        {
            await TakeOverAsync(thread.Key, [.. thread], token);
            foreach (var one in thread)
                takenOver.Add(one);
        }));
        _takenOver.UnionWith(takenOver);
        await Parallel.ForEachAsync(left, together, (its, token) => TryAsync(async () =>
        {
            await RemoveAsync(its.Key, its.Value.Where(_takenOver.Contains), token);
            // Who was held for dead and lived has perhaps marked one more since: that nothing is left shows at the next look.
            if (its.Value.Count == 0)
                over.Add(its.Key);
        }));
        foreach (var dead in over)
        {
            await instances.BuryAsync(dead, cancellationToken);
            _claimed.Remove(dead);
            _takenOver.RemoveWhere(one => one.Instance == dead.Name);
            signals.Succeeded();
        }
    }

    private async Task<IReadOnlyList<LeftThread>> FindLeftAsync(DeadInstance dead, CancellationToken cancellationToken)
    {
        var marks = await BusyRows.OfInstanceAsync(store, dead.Name, cancellationToken);
        LeftThread[] left = [.. marks.Select(mark => new LeftThread(dead.Name, mark))];
        if (left.Except(_takenOver).Count() is > 0 and var threads)
            Resumed(threads, dead.Name);
        return left;
    }

    /// <summary>A thread whose rows cannot be read cannot be shown by anybody: it is as good as done.</summary>
    private async Task TakeOverAsync(
        ThreadKey thread, IReadOnlyList<LeftThread> left, CancellationToken cancellationToken)
    {
        try
        {
            var since = left.Min(one => one.Mark.Since ?? 0);
            shows.Want(await conversations.TakeOverAsync(
                thread, owner => left.Any(one => one.Instance == owner), since, cancellationToken));
        }
        catch (JsonException e)
        {
            Failed("taking over a thread", e.GetType().Name, e.StackTrace);
        }
    }

    /// <summary>Only as they were read: what was marked meanwhile is to be taken over, too.</summary>
    private async Task RemoveAsync(
        DeadInstance dead, IEnumerable<LeftThread> left, CancellationToken cancellationToken)
    {
        foreach (var some in left.Chunk(BatchLimits.MostChanges))
        {
            RowChange[] changes = [.. some.Select(one => new RowChange.Delete(one.Mark.Row, one.Mark.ETag))];
            if (await store.CommitAsync(BusyRows.BusyPartition(dead.Name), changes, cancellationToken)
                is not CommitOutcome.Committed)
            {
                throw new StoreUnavailableException("Some marks are perhaps still there.", null);
            }
        }
    }

    /// <summary>Whatever is wrong with one thread, or with the store just now, is no matter of the others.</summary>
    private async ValueTask TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed("taking over", e is StoreUnavailableException ? e.Message : e.GetType().Name, e.StackTrace);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Threads} threads were at work when instance {Instance} ended; showing what is left")]
    private partial void Resumed(int threads, string instance);

    [LoggerMessage(LogLevel.Warning, "A failure at {What}: {Exception} at {Where}; it will be tried again")]
    private partial void Failed(string what, string exception, string? where);
}
