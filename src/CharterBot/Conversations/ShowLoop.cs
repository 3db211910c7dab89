using System.Collections.Concurrent;
using CharterBot.BotFramework.SignIn;
using CharterBot.Channels;
using CharterBot.Observing;
using CharterBot.Storage;
using Microsoft.Extensions.Options;

namespace CharterBot.Conversations;

/// <summary>
/// Runs the showing of every thread that wants it, one pass at a time for each thread.
/// </summary>
internal sealed partial class ShowLoop(
    ShowQueue queue,
    OpenConversations conversations,
    IEnumerable<IChannel> channels,
    ICharterStore store,
    Instances instances,
    Signals signals,
    TenantBudgets tenants,
    TimeProvider time,
    IOptions<BotFrameworkOptions> options,
    ILoggerFactory loggers,
    ILogger<ShowLoop> logger) : BackgroundService
{
    private static readonly TimeSpan RetireEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestAfterFailure = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<IChannel> _channels = [.. channels];
    private readonly ConcurrentDictionary<long, Task> _running = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retiring = RetireAsync(stoppingToken);
        var run = 0L;
        await foreach (var conversation in queue.WantingAsync(stoppingToken))
        {
            run++;
            var running = RunAsync(conversation, run, stoppingToken);
            _running[run] = running;
            if (running.IsCompleted)
                _running.TryRemove(run, out _);
        }

        await retiring;
    }

    private async Task RunAsync(Conversation conversation, long run, CancellationToken cancellationToken)
    {
        await Task.Yield();
        using var use = StoreUse.For(StoreUse.Show);
        var started = time.GetTimestamp();
        var showing = Open(conversation);
        try
        {
            for (var failures = 0; ;)
            {
                var (wishes, done) = (queue.Wishes(conversation), showing.Done);
                var (wait, isFailure) = await TryPassAsync(conversation, showing, cancellationToken);
                // Where a store fails now and then, a long backlog is still shown: only failures in vain make waits grow.
                failures = !isFailure ? 0 : showing.Done > done ? 1 : failures + 1;
                wait = isFailure ? AfterFailure(failures) : wait;
                if (wait is null && queue.Settle(conversation, wishes))
                {
                    signals.Shown(time.GetElapsedTime(started));
                    return;
                }

                if (wait is { } pause && pause > TimeSpan.Zero)
                    await WaitAsync(conversation, wishes, pause, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left to show stands in the rows; the next start goes on.
            await showing.WriteDownAsync();
        }
        finally
        {
            _running.TryRemove(run, out _);
        }
    }

    private Showing Open(Conversation conversation)
    {
        var tenant = tenants.Of(TenantKey.OfPartition(conversation.Thread.Partition));
        var pace = new SendPace(conversation.Budget, tenant, options.Value.PaceSends, time);
        var agenda = new Agenda(time);
        var judging = new Judging(conversation, agenda, pace, loggers.CreateLogger<Judging>());
        var rows = new ShownRows(conversation, store, time, loggers.CreateLogger<ShownRows>());
        var sending = new Sending(
            conversation, _channels, agenda, pace, judging, rows, signals, time, loggers.CreateLogger<Sending>());
        var erasing = new Erasing(conversation, store);
        return new(conversation, agenda, pace, sending, rows, erasing, new Sharing(conversation, instances));
    }

    /// <summary>One pass; a store that is away, or a bug, costs this thread a wait and no other thread anything.</summary>
    private async Task<(TimeSpan? Wait, bool IsFailure)> TryPassAsync(
        Conversation conversation, Showing showing, CancellationToken cancellationToken)
    {
        try
        {
            return (await showing.PassAsync(cancellationToken), false);
        }
        catch (StoreUnavailableException e) when (!cancellationToken.IsCancellationRequested)
        {
            StoreAway(conversation.Thread.Thread, e.Message);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            PassFailed(conversation.Thread.Thread, e.GetType().Name, e.StackTrace);
        }

        return (null, true);
    }

    private static TimeSpan AfterFailure(int failures) => TimeSpan.FromSeconds(
        Math.Min(LongestAfterFailure.TotalSeconds, 0.1 * Math.Pow(2, failures)));

    /// <summary>A wait for one failing card must not hold up what people do meanwhile.</summary>
    private async Task WaitAsync(Conversation conversation, int wishes, TimeSpan pause, CancellationToken cancellationToken)
    {
        var wished = conversation.Wished;
        if (queue.Wishes(conversation) == wishes)
        {
            // Timers count whole milliseconds, and one cut to none at all would turn the wait into a race.
            var whole = TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));
            await wished.WaitAsync(whole, time, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task RetireAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(RetireEvery, time);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
                await conversations.RetireAsync(cancellationToken);
            }
            catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
            {
                // The host stops, or the store is away: what stays in memory is let go of at the next tick.
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                RetireFailed(e.GetType().Name, e.StackTrace);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Letting go of still threads failed with {Exception} at {Where}; it will be tried again")]
    private partial void RetireFailed(string exception, string? where);

    [LoggerMessage(LogLevel.Warning, "Thread {Thread} waits with what it has to show until the store answers: {Why}")]
    private partial void StoreAway(string thread, string why);

    [LoggerMessage(LogLevel.Error, "Showing thread {Thread} failed with {Exception} at {Where}; it will be tried again")]
    private partial void PassFailed(string thread, string exception, string? where);
}
