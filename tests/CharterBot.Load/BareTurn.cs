using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace CharterBot.Load;

/// <summary>
/// A floor that writes as much as the bot: for each message the thread's head where it has not moved, with the newest turns
/// in it, which get a row of their own when they are many; for every third a card's row. It reads only what another
/// process wrote.
/// </summary>
internal sealed class BareTurn(TableClient table)
{
    private const int MostNewest = 20;
    private const int TurnsToCard = 3;

    // Of a whole charter of two people the bot's rows take 376 bytes a turn and 91 a card; the head grows to 990.
    private const int BytesOfTurn = 400;
    private const int BytesOfHead = 500;

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
            if (thread.Turns % TurnsToCard == 0)
            {
                var card = Row(channel, $"{id}|k|{thread.Turns}", Card);
                await table.UpsertEntityAsync(card, TableUpdateMode.Replace, cancellationToken);
            }
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
        var newest = turn % MostNewest;
        var head = Row(channel, $"{id}|h", new byte[BytesOfHead + (newest * BytesOfTurn)]);
        head["n"] = turn;
        try
        {
            thread.Tag = newest == 0
                ? await MoveAsync(head, thread.Tag!.Value, Row(
                    channel,
                    string.Create(CultureInfo.InvariantCulture, $"{id}|e|{turn:D9}"),
                    new byte[MostNewest * BytesOfTurn]))
                : (thread.Tag is { } tag
                    ? await table.UpdateEntityAsync(head, tag, TableUpdateMode.Replace, cancellationToken)
                    : await table.AddEntityAsync(head, cancellationToken)).Headers.ETag;
            thread.Turns = turn;
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }

        async Task<ETag?> MoveAsync(TableEntity head, ETag tag, TableEntity turns)
        {
            var answer = await table.SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, turns), new(TableTransactionActionType.UpdateReplace, head, tag)],
                cancellationToken);
            return answer.Value[1].Headers.ETag;
        }
    }

    private static TableEntity Row(string channel, string row, byte[] value) => new(channel, row) { ["b"] = value };

    private async Task ReadAsync(string channel, string id, Thread thread, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityAsync<TableEntity>(channel, $"{id}|h", null, cancellationToken);
        (thread.Turns, thread.Tag) = (found.Value.GetInt32("n")!.Value, found.Value.ETag);
    }
}
