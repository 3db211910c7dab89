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
                    await SucceedAsync(dead, stoppingToken);
                failures = 0;
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
            var conversation = conversations.Get(thread);
            conversation.WasMarked(instances.Me);
            shows.Want(conversation);
        }
    }

    private async Task SucceedAsync(DeadInstance dead, CancellationToken cancellationToken)
    {
        if (!await instances.InheritAsync(dead, cancellationToken))
            return;

        var threads = await BusyRows.OfInstanceAsync(store, dead.Name, cancellationToken);
        if (threads.Count > 0)
            Resumed(threads.Count, dead.Name);
        foreach (var thread in threads)
            await SucceedAsync(dead, thread, cancellationToken);
        await instances.BuryAsync(dead, cancellationToken);
        signals.Succeeded();
    }

    /// <summary>A thread whose rows cannot be read cannot be shown by anybody: the others do not wait for it.</summary>
    private async Task SucceedAsync(DeadInstance dead, ThreadKey thread, CancellationToken cancellationToken)
    {
        try
        {
            var conversation = conversations.Get(thread);
            await conversation.TakeOverAsync(owner => owner == dead.Name, cancellationToken);
            shows.Want(conversation);
        }
        catch (JsonException e)
        {
            Failed("taking over a thread", e.GetType().Name, e.StackTrace);
        }

        var mark = BusyRows.BusyRow(dead.Name, thread);
        await store.CommitAsync(mark.Partition, [new RowChange.Delete(mark.Row, null)], cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Threads} threads were at work when instance {Instance} ended; showing what is left")]
    private partial void Resumed(int threads, string instance);

    [LoggerMessage(LogLevel.Warning, "A failure at {What}: {Exception} at {Where}; it will be tried again")]
    private partial void Failed(string what, string exception, string? where);
}
