using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Options;

namespace CharterBot.Upkeep.Retention;

/// <summary>
/// Once an hour looks for threads whose charters have been over for long enough. Every instance does, at different
/// times; in one thread the head's tag lets only one of them write.
/// </summary>
internal sealed partial class RetentionLoop(
    OpenConversations conversations,
    ICharterStore store,
    TimeProvider time,
    IOptions<StorageOptions> options,
    ILogger<RetentionLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(50);
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(20);

    /// <summary>Clocks differ, and nobody is to lose the last minutes in which a charter can be restored.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>One look. Answers how many threads were looked at.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be said which threads there are.</exception>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var keptSince = time.GetUtcNow() - TimeSpan.FromDays(options.Value.RetentionDays) - Grace;
        var resting = await RestRows.UntilAsync(store, RestRows.DayOf(keptSince), cancellationToken);
        foreach (var (day, row, thread) in resting)
            await TryAsync(day, row, thread, keptSince, cancellationToken);
        return resting.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Soon + Any(Jitter), time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (StoreUnavailableException e)
            {
                Failed("all threads", e.GetType().Name, null);
            }

            await Task.Delay(LookEvery + Any(Jitter), time, stoppingToken);
        }
    }

    private static TimeSpan Any(TimeSpan most) => most * Random.Shared.NextDouble();

    /// <summary>A thread that cannot be read, or in which others write, holds up no other thread.</summary>
    private async Task TryAsync(
        DateOnly day, StoredRow row, ThreadKey thread, DateTimeOffset keptSince, CancellationToken cancellationToken)
    {
        try
        {
            if (await new Expiring(conversations.Get(thread), store, keptSince).PassAsync(day, cancellationToken))
            {
                await store.CommitAsync(
                    RestRows.Partition, [new RowChange.Delete(row.Row, row.ETag)], cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Failed(thread.Thread, e.GetType().Name, e.StackTrace);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Letting go of what is old failed in {Thread} with {Exception} at {Where}; it will be tried again")]
    private partial void Failed(string thread, string exception, string? where);
}
