using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CharterBot.Charters.Replies;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// The layout of threads in rows, in one place. A thread's rows stand together in its channel's partition:
/// <c>thread|e|turn</c> the log and the inbox, turns that follow each other under the number of the first, a line each
/// with the hash of its delivery; <c>thread|h</c> the head, and below it the newest turns in the same way, so that a turn
/// is mostly one row; <c>thread|i</c> whether the bot is installed (beside a welcome only); <c>thread|k|card</c> which
/// message carries a card; <c>thread|o|turn|n</c> a reply still to be posted. In this order one range brings all that is
/// new: it begins with the row into which the newest turns that are known went, or will go.
/// <c>thread|d|hash</c> is a delivery of the first schema, which had rows of their own for them. A channel lists the
/// threads in which a charter was ever started as <c>~|thread</c>, where no thread's own rows can stand.
/// </summary>
internal static class ThreadRows
{
    private const string Inbox = "d";
    private const string Turn = "e";
    private const string Head = "h";
    private const string Installed = "i";
    private const string Card = "k";
    private const string Reply = "o";
    private const string Listed = "~|";
    private const int MostReads = 5;

    public static string HeadRow(ThreadKey thread) => $"{thread.Thread}|{Head}";

    /// <summary>What rows call a delivery: 32 hexadecimal digits.</summary>
    public static string HashOf(string delivery) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery)).AsSpan(0, 16));

    public static string InboxRow(ThreadKey thread, string delivery) => $"{thread.Thread}|{Inbox}|{HashOf(delivery)}";

    /// <param name="turn">The first one in the row.</param>
    public static string TurnRow(ThreadKey thread, int turn) =>
        string.Create(CultureInfo.InvariantCulture, $"{thread.Thread}|{Turn}|{turn:D9}");

    public static string CardRow(ThreadKey thread, string card) => $"{thread.Thread}|{Card}|{Keys.Encode(card)}";

    public static string InstallationRow(ThreadKey thread) => $"{thread.Thread}|{Installed}";

    public static string ReplyRow(ThreadKey thread, DueReply reply) => string.Create(
        CultureInfo.InvariantCulture, $"{thread.Thread}|{Reply}|{reply.Turn:D9}|{reply.Index}");

    public static ReadOnlyMemory<byte> Write<T>(T row, JsonTypeInfo<T> type)
        where T : class, IStoredShape => JsonSerializer.SerializeToUtf8Bytes(row, type);

    /// <exception cref="JsonException">The row is not of this layout, or of a later one.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> value, JsonTypeInfo<T> type)
        where T : class, IStoredShape =>
        JsonSerializer.Deserialize(value.Span, type) switch
        {
            null => throw new JsonException($"A {typeof(T).Name} row is empty."),
            { Schema: < 1 or > RowSchema.Current } row => throw new JsonException(
                $"A {typeof(T).Name} row has schema {row.Schema}; this build reads up to {RowSchema.Current}."),
            var row => row,
        };

    /// <summary>The number under which a row of turns stands.</summary>
    /// <exception cref="JsonException">It stands under none.</exception>
    public static int NumberOf(string row) =>
        int.TryParse(
            row.AsSpan(row.LastIndexOf('|') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException("A row of turns stands under no number.");

    /// <summary>Everything the store knows of a thread.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<ThreadState> LoadAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken)
    {
        var state = new ThreadState();
        state.Take(await ReadAllAsync(store, thread, cancellationToken));
        return state;
    }

    /// <summary>
    /// Most threads are new when they are opened, and one row tells: the cheapest question of all comes first.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<ThreadNews> ReadAllAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, HeadRow(thread)), cancellationToken) is null
            ? ThreadNews.Of([], 0, 0)
            : await ReadNewsAsync(store, thread, null, cancellationToken);

    /// <summary>
    /// What was saved after a head that is known: the later turns, and the head, the cards and the replies as they are.
    /// Where that head is of rows that have gone since, these may be not all of them.
    /// </summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<ThreadNews> ReadNewsAsync(
        ICharterStore store, ThreadKey thread, ThreadHead? known, CancellationToken cancellationToken)
    {
        var beginning = thread.Thread + "|";
        var after = known?.Turn ?? 0;
        for (var tries = 0; ; tries++)
        {
            var rows = await store.ReadRangeAsync(
                thread.Partition, TurnRow(thread, known?.Newest ?? after + 1), Keys.After(beginning), cancellationToken);
            var news = ThreadNews.Of(rows, beginning.Length, after);
            if (news.IsOneMoment || (known is not null && !news.GoesOnFrom(known)))
            {
                if (!news.Turns.Any(turn => turn.HasInboxRow))
                    return news;

                var inbox = await ReadDeliveriesAsync(store, thread, cancellationToken);
                return news with { Deliveries = [.. news.Deliveries, .. inbox] };
            }

            // A long range is read in pages, and somebody wrote between two of them.
            if (tries == MostReads)
                throw new StoreUnavailableException("The rows of a thread do not fit together.", null);
        }
    }

    /// <summary>The turns of the row of that number; none when it was let go of.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">The row is not of this layout.</exception>
    public static async Task<ImmutableArray<SavedTurn>> ReadTurnsAsync(
        ICharterStore store, ThreadKey thread, int row, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(thread.Partition, TurnRow(thread, row)), cancellationToken) is { } found
            ? TurnLines.Read(found.Value)
            : [];

    /// <summary>What was said to a delivery of which these turns tell; nothing when that was let go of.</summary>
    /// <exception cref="StoreUnavailableException">It could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<ImmutableArray<Reply>> ReadSaidAsync(
        ICharterStore store,
        ThreadKey thread,
        ImmutableArray<SavedTurn> turns,
        string delivery,
        CancellationToken cancellationToken)
    {
        if (!turns.Any(turn => turn.HasInboxRow))
        {
            var hash = HashOf(delivery);
            return turns.FirstOrDefault(turn => turn.Delivery == hash)?.Replies ?? [];
        }

        return await store.ReadAsync(new(thread.Partition, InboxRow(thread, delivery)), cancellationToken) is { } taken
            ? Read(taken.Value, RowJson.Default.TakenDelivery).Replies
            : [];
    }

    /// <summary>The rows of deliveries that have one of their own.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public static Task<IReadOnlyList<StoredRow>> ReadInboxAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        ReadKindAsync(store, thread, Inbox, cancellationToken);

    /// <summary>The rows of the turns that have one; all have after <see cref="ThreadHeads.SettleAsync"/>.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    /// <exception cref="JsonException">A row is not of this layout.</exception>
    public static async Task<IReadOnlyList<TurnRow>> ReadTurnsAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        [.. (await ReadKindAsync(store, thread, Turn, cancellationToken)).Select(row => new TurnRow(row))];

    /// <summary>The rows of the replies that are still to be posted.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public static Task<IReadOnlyList<StoredRow>> ReadRepliesAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        ReadKindAsync(store, thread, Reply, cancellationToken);

    /// <summary>The rows of the cards that stand in the thread.</summary>
    /// <exception cref="StoreUnavailableException">They could not be read.</exception>
    public static Task<IReadOnlyList<StoredRow>> ReadCardsAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        ReadKindAsync(store, thread, Card, cancellationToken);

    /// <summary>The name of the card that a row is about; null when its key was too long to keep it.</summary>
    public static string? CardIn(ThreadKey thread, StoredRow row) =>
        Keys.Decode(row.Row[$"{thread.Thread}|{Card}|".Length..]);

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

    private static async Task<IReadOnlyList<KeyValuePair<string, int>>> ReadDeliveriesAsync(
        ICharterStore store, ThreadKey thread, CancellationToken cancellationToken) =>
        [.. from row in await ReadInboxAsync(store, thread, cancellationToken)
            let taken = Read(row.Value, RowJson.Default.TakenDelivery)
            select KeyValuePair.Create(row.Row[$"{thread.Thread}|{Inbox}|".Length..], taken.Turn)];

    private static Task<IReadOnlyList<StoredRow>> ReadKindAsync(
        ICharterStore store, ThreadKey thread, string kind, CancellationToken cancellationToken)
    {
        var beginning = $"{thread.Thread}|{kind}|";
        return store.ReadRangeAsync(thread.Partition, beginning, Keys.After(beginning), cancellationToken);
    }
}
