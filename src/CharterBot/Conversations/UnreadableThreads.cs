using System.Globalization;
using System.Text.Json;
using CharterBot.Channels;
using CharterBot.Charters.Replies;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Threads with a row that this build cannot read: nothing can be taken there, and nothing is acknowledged. People hear of
/// it once a day, whichever instance meets the row first; the log has it each time.
/// </summary>
internal sealed partial class UnreadableThreads(
    IEnumerable<IChannel> channels, ICharterStore store, TimeProvider time, ILogger<UnreadableThreads> logger)
{
    private static readonly string Partition = Keys.Join("unreadable");

    public async Task TellAsync(Arrival arrival, JsonException why, CancellationToken cancellationToken)
    {
        CannotRead(arrival.Thread.Thread, arrival.Thread.Partition, why.Message);
        try
        {
            if (await IsFirstAsync(arrival.Thread, cancellationToken))
                await SayAsync(arrival, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Whoever meets the row next tells them.
        }
    }

    private async Task<bool> IsFirstAsync(ThreadKey thread, CancellationToken cancellationToken)
    {
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var row = new RowKey(Partition, Keys.Join(thread.Partition, thread.Thread, day));
        RowChange told = new RowChange.Insert(row.Row, ThreadRows.Write(new(thread.Partition, thread.Thread), RowJson.Default.BusyThread));
        return await store.CommitAsync(Partition, [told], cancellationToken) is CommitOutcome.Committed;
    }

    private async Task SayAsync(Arrival arrival, CancellationToken cancellationToken)
    {
        if (channels.FirstOrDefault(channel => channel.Serves(arrival.Place)) is { } channel)
        {
            await channel.SayAsync(
                arrival.Place, null, new Reply.NotNow(Obstacle.Unreadable), arrival.By, isSmall: false, cancellationToken);
        }
    }

    /// <summary>The reason names a shape and versions or a place in a row, never what stands in it.</summary>
    [LoggerMessage(LogLevel.Error, "Thread {Thread} of {Channel} cannot be read, and takes nothing: {Why}")]
    private partial void CannotRead(string thread, string channel, string why);
}
