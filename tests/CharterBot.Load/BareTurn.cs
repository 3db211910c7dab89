using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CharterBot.Load;

/// <summary>
/// A floor that writes as much as the bot: for each message one transaction of three rows in the channel's partition, a
/// new one, the thread's head where it has not moved, and a card. It reads only what another process wrote.
/// </summary>
internal sealed class BareTurn(TableClient table)
{
    private const int Cards = 8;

    // Of a whole charter of two people the bot's rows take 376 bytes a turn and 91 a card; the head grows to 990.
    private static readonly byte[] Turn = new byte[400];
    private static readonly byte[] Head = new byte[500];
    private static readonly byte[] Card = new byte[120];

    private readonly ConcurrentDictionary<string, Thread> _threads = new(StringComparer.Ordinal);

    private sealed class Thread
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Turns { get; set; }

        public ETag? Tag { get; set; }
    }

    public async Task SaveAsync(string conversation, CancellationToken cancellationToken)
    {
        var mark = conversation.IndexOf(';', StringComparison.Ordinal);
        var (channel, id) = (conversation[..mark], conversation[(mark + 1)..]);
        var thread = _threads.GetOrAdd(conversation, _ => new());
        await thread.Gate.WaitAsync(cancellationToken);
        try
        {
            while (!await TrySaveAsync(channel, id, thread, cancellationToken))
                await ReadAsync(channel, id, thread, cancellationToken);
        }
        finally
        {
            thread.Gate.Release();
        }
    }

    private async Task<bool> TrySaveAsync(
        string channel, string id, Thread thread, CancellationToken cancellationToken)
    {
        var turn = thread.Turns + 1;
        TableEntity head = new(channel, $"{id}|h") { ["n"] = turn, ["b"] = Head };
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, new TableEntity(
                channel, string.Create(CultureInfo.InvariantCulture, $"{id}|e|{turn:D9}")) { ["b"] = Turn }),
            thread.Tag is { } tag
                ? new(TableTransactionActionType.UpdateReplace, head, tag)
                : new(TableTransactionActionType.Add, head),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(
                channel, string.Create(CultureInfo.InvariantCulture, $"{id}|k|{turn % Cards}")) { ["b"] = Card }),
        ];
        try
        {
            var answer = await table.SubmitTransactionAsync(actions, cancellationToken);
            (thread.Turns, thread.Tag) = (turn, answer.Value[1].Headers.ETag);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task ReadAsync(string channel, string id, Thread thread, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityAsync<TableEntity>(channel, $"{id}|h", null, cancellationToken);
        (thread.Turns, thread.Tag) = (found.Value.GetInt32("n")!.Value, found.Value.ETag);
    }
}
