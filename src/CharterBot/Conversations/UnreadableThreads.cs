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

    /// <summary>For the log alone: who asked hears of it in the answer.</summary>
    public void Note(ThreadKey thread, JsonException why) =>
        CannotRead(thread.Thread, thread.Partition, Reason(why));

    public async Task TellAsync(Arrival arrival, JsonException why, CancellationToken cancellationToken)
    {
        Note(arrival.Thread, why);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var told = Keys.Join(arrival.Thread.Partition, arrival.Thread.Thread, day);
        try
        {
            if (await IsFirstAsync(told, arrival.Thread, cancellationToken) && !await IsSaidAsync(arrival, cancellationToken))
                await store.CommitAsync(Partition, [new RowChange.Delete(told, null)], cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Whoever meets the row next tells them.
        }
    }

    private async Task<bool> IsFirstAsync(string told, ThreadKey thread, CancellationToken cancellationToken)
    {
        var row = ThreadRows.Write(new(thread.Partition, thread.Thread), RowJson.Default.BusyThread);
        return await store.CommitAsync(Partition, [new RowChange.Insert(told, row)], cancellationToken) is CommitOutcome.Committed;
    }

    /// <summary>One that is perhaps there is not said twice.</summary>
    private async Task<bool> IsSaidAsync(Arrival arrival, CancellationToken cancellationToken) =>
        channels.FirstOrDefault(channel => channel.Serves(arrival.Place)) is { } channel &&
        await channel.SayAsync(
            arrival.Place, null, new Reply.NotNow(Obstacle.Unreadable), arrival.By, isSmall: false, cancellationToken)
            is PostOutcome.Posted or PostOutcome.Uncertain;

    /// <summary>The reader's own words quote the row; its place in the row, or a version that it is of, does not.</summary>
    private static string Reason(JsonException why) => why.BytePositionInLine is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"a row is not of its shape at byte {at}")
        : why.Message;

    [LoggerMessage(LogLevel.Error, "Thread {Thread} of {Channel} cannot be read, and takes nothing: {Why}")]
    private partial void CannotRead(string thread, string channel, string why);
}
