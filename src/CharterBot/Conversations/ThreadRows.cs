using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// The layout of threads in rows, in one place. A thread's rows stand together in its channel's partition:
/// <c>thread|c|card</c> which message carries a card, <c>thread|e|hash</c> a turn under the hash of its delivery (so the
/// log is also the inbox: a delivery that comes again finds its row), <c>thread|h</c> the head, <c>thread|i</c> whether
/// the bot is installed (beside a welcome only), <c>thread|o|turn|n</c> a reply still to be posted. A channel lists the
/// threads in which a charter was ever started as <c>~|thread</c>, where no thread's own rows can stand. Threads at work
/// stand in the partitions <c>busy|0</c> to <c>busy|f</c>.
/// </summary>
internal static class ThreadRows
{
    private const string Card = "c";
    private const string Turn = "e";
    private const string Head = "h";
    private const string Installed = "i";
    private const string Reply = "o";
    private const string Listed = "~|";
    private const string Busy = "busy";
    private const int BusyPartitions = 16;

    public static string HeadRow(ThreadKey thread) => $"{thread.Thread}|{Head}";

    public static string TurnRow(ThreadKey thread, string delivery) =>
        $"{thread.Thread}|{Turn}|{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery)).AsSpan(0, 16))}";

    public static string CardRow(ThreadKey thread, string card) => $"{thread.Thread}|{Card}|{Keys.Encode(card)}";

    public static string InstallationRow(ThreadKey thread) => $"{thread.Thread}|{Installed}";

    public static string ReplyRow(ThreadKey thread, DueReply reply) => string.Create(
        CultureInfo.InvariantCulture, $"{thread.Thread}|{Reply}|{reply.Turn:D9}|{reply.Index}");

    public static ReadOnlyMemory<byte> Write<T>(T row, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(row, type);

    public static T Read<T>(ReadOnlyMemory<byte> value, JsonTypeInfo<T> type)
        where T : class =>
        JsonSerializer.Deserialize(value.Span, type) ?? throw new JsonException($"A {typeof(T).Name} row is empty.");

    /// <summary>Everything the store knows of a thread.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<ThreadState> LoadAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        var beginning = thread.Thread + "|";
        var rows = await store.ReadRangeAsync(thread.Partition, beginning, Keys.After(beginning), cancellationToken);
        var state = new ThreadState();
        var turns = new List<SavedTurn>(rows.Count);
        foreach (var row in rows)
        {
            switch (row.Row[beginning.Length])
            {
                case 'h':
                    state.Adopt(Read(row.Value, RowJson.Default.ThreadHead), row.ETag);
                    break;
                case 'e':
                    turns.Add(Read(row.Value, RowJson.Default.SavedTurn));
                    break;
                case 'c':
                    var name = Keys.Decode(row.Row[(beginning.Length + 2)..]);
                    if (name is not null)
                        state.Shown(name, Read(row.Value, RowJson.Default.ShownCard));
                    break;
                case 'o':
                    state.Owe([Read(row.Value, RowJson.Default.DueReply)]);
                    break;
            }
        }

        state.Charter = CharterFold.Of(Entries(turns));
        return state;
    }

    public static IEnumerable<Entry> Entries(IEnumerable<SavedTurn> turns) =>
        turns.OrderBy(turn => turn.Turn)
            .SelectMany(turn => turn.Events.Select(happened => new Entry(turn.By, turn.At, happened)));

    public static async Task<SavedTurn?> ReadTurnAsync(
        ICharterStore store, ThreadKey thread, string delivery, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, TurnRow(thread, delivery)), cancellationToken) is { } row
            ? Read(row.Value, RowJson.Default.SavedTurn)
            : null;

    /// <summary>Where the thread stands among those of its channel that ever held a charter.</summary>
    public static string ListedRow(ThreadKey thread) => Listed + thread.Thread;

    /// <summary>The threads of a channel in which a charter was ever started, the newest first.</summary>
    public static async Task<IReadOnlyList<ThreadKey>> ListedThreadsAsync(
        ICharterStore store, string partition, CancellationToken cancellationToken)
    {
        var rows = await store.ReadRangeAsync(partition, Listed, Keys.After(Listed), cancellationToken);

        // A root is the time of its message in milliseconds.
        return [.. rows
            .Select(row => row.Row[Listed.Length..])
            .OrderByDescending(thread => thread.Length)
            .ThenByDescending(thread => thread, StringComparer.Ordinal)
            .Select(thread => new ThreadKey(partition, thread))];
    }

    /// <summary>The head alone, and the ETag that changes with every turn; null where nothing is.</summary>
    public static async Task<(ThreadHead Head, string ETag)?> ReadHeadAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, HeadRow(thread)), cancellationToken) is { } row
            ? (Read(row.Value, RowJson.Default.ThreadHead), row.ETag)
            : null;

    public static RowKey BusyRow(ThreadKey thread)
    {
        var row = Keys.Join(thread.Partition, thread.Thread);
        var shard = SHA256.HashData(Encoding.UTF8.GetBytes(row))[0] % BusyPartitions;
        return new(BusyPartition(shard), row);
    }

    /// <summary>Threads that were at work when a process ended.</summary>
    public static async Task<IReadOnlyList<ThreadKey>> BusyThreadsAsync(
        ICharterStore store, CancellationToken cancellationToken) =>
        [
            .. (await BusyAsync(store, "", "~~", cancellationToken))
                .Where(busy => !busy.IsClosed)
                .Select(busy => busy.Key),
        ];

    /// <summary>Threads of a tenant with something left to show, which the platform had shut the bot out of.</summary>
    public static async Task<IReadOnlyList<ThreadKey>> ClosedThreadsAsync(
        ICharterStore store, TenantKey tenant, CancellationToken cancellationToken)
    {
        var beginning = Keys.Encode(tenant.Value + "|");
        var busy = await BusyAsync(store, beginning, Keys.After(beginning), cancellationToken);
        return [.. busy.Where(thread => thread.IsClosed && tenant.Holds(thread.Key)).Select(thread => thread.Key)];
    }

    private static async Task<IReadOnlyList<BusyThread>> BusyAsync(
        ICharterStore store, string fromRow, string toRow, CancellationToken cancellationToken)
    {
        var threads = new List<BusyThread>();
        for (var shard = 0; shard < BusyPartitions; shard++)
        {
            var rows = await store.ReadRangeAsync(BusyPartition(shard), fromRow, toRow, cancellationToken);
            threads.AddRange(rows.Select(ReadBusy).OfType<BusyThread>());
        }

        return threads;
    }

    /// <summary>Null for a row of another layout: the threads beside it must not wait for it.</summary>
    private static BusyThread? ReadBusy(StoredRow row)
    {
        try
        {
            return Read(row.Value, RowJson.Default.BusyThread);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string BusyPartition(int shard) =>
        Keys.Join(Busy, shard.ToString("x", CultureInfo.InvariantCulture));
}
