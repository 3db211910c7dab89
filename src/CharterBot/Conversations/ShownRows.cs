using System.Security.Cryptography;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Writes down what a thread shows. What was posted is written at once, or a crash would post it again; an update may
/// be repeated, so it is written together with others when the thread comes to rest, or after a while in one that does
/// not: a short one where others change the cards too, and would be gone over, or where a post could not be written at
/// once. A card is written only over the row that was read: where another instance was faster, the card is shown once
/// more.
/// </summary>
internal sealed partial class ShownRows(
    Conversation conversation, ICharterStore store, TimeProvider time, ILogger<ShownRows> logger)
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestAlone = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Unwritten> _cards = new(StringComparer.Ordinal);
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private long? _since;
    private long _last;

    private ThreadKey Thread => conversation.Thread;

    private bool HasPost => _cards.Values.Any(card => card.Over is null);

    /// <param name="Shown">With the hand that nobody else has, the same until one such write is known to have been done.</param>
    /// <param name="Over">The tag of the row that was known when the card was sent.</param>
    private sealed record Unwritten(string Card, ShownCard Shown, string? Over);

    /// <param name="over">The tag of the row that was known when the card was sent.</param>
    public void Updated(string card, ShownCard shown, string? over)
    {
        _cards[card] = _cards.TryGetValue(card, out var earlier)
            ? earlier with { Shown = shown with { Hand = earlier.Shown.Hand } }
            : new(card, shown with { Hand = NewHand() }, over);
        _last = time.GetTimestamp();
        _since ??= _last;
    }

    public async Task PostedAsync(string card, ShownCard shown, string? over, CancellationToken cancellationToken)
    {
        Updated(card, shown, over);
        await WriteAsync([_cards[card]], [], cancellationToken);
    }

    public async Task SaidAsync(DueReply reply, CancellationToken cancellationToken)
    {
        _said.Add(ThreadRows.ReplyRow(Thread, reply));
        await WriteAsync([], [.. _said], cancellationToken);
    }

    /// <summary>The message that carries a card as the store knows it: another instance may have posted it.</summary>
    public async Task<string?> MessageAsync(string card, CancellationToken cancellationToken) =>
        await store.ReadAsync(new(Thread.Partition, ThreadRows.CardRow(Thread, card)), cancellationToken) is { } row
            ? ThreadRows.Read(row.Value, RowJson.Default.ShownCard).Message
            : null;

    /// <summary>What is still to wait before the rest is written; null when all is.</summary>
    /// <param name="isAlone">No other instance works here.</param>
    public async Task<TimeSpan?> WriteWhenQuietAsync(bool isAlone, CancellationToken cancellationToken)
    {
        if (_since is { } since)
        {
            var toRest = Rest - time.GetElapsedTime(isAlone && !HasPost ? _last : since);
            var toLongest = LongestAlone - time.GetElapsedTime(since);
            var left = toRest < toLongest ? toRest : toLongest;
            if (left > TimeSpan.Zero)
                return left;
        }

        return await WriteAsync(cancellationToken) ? null : TimeSpan.Zero;
    }

    /// <summary>False when another instance wrote one of them meanwhile: it is to be shown again.</summary>
    /// <exception cref="StoreUnavailableException">Something is still unwritten and may be tried again.</exception>
    public Task<bool> WriteAsync(CancellationToken cancellationToken) =>
        WriteAsync([.. _cards.Values], [.. _said], cancellationToken);

    private async Task<bool> WriteAsync(
        IReadOnlyList<Unwritten> cards, IReadOnlyList<string> said, CancellationToken cancellationToken)
    {
        var isAlone = true;
        foreach (var batch in cards.Chunk(BatchLimits.MostChanges))
            isAlone &= await WriteAsync(batch, cancellationToken);
        foreach (var batch in said.Chunk(BatchLimits.MostChanges))
            await RemoveAsync(batch, cancellationToken);
        if (_cards.Count == 0)
            _since = null;
        if (!isAlone)
            await conversation.RefreshAsync(cancellationToken);
        return isAlone;
    }

    private async Task<bool> WriteAsync(IReadOnlyList<Unwritten> batch, CancellationToken cancellationToken)
    {
        var changes = batch.Select(Change).ToList();
        var outcome = await store.CommitAsync(Thread.Partition, changes, cancellationToken);
        if (outcome is CommitOutcome.Committed committed)
        {
            foreach (var (card, etag) in batch.Zip(committed.ETags))
                Settle(card, etag);
            return true;
        }

        // One row that someone else wrote must not keep the others from being written.
        var isWhole = true;
        foreach (var card in batch)
        {
            isWhole &= batch.Count == 1 || outcome is CommitOutcome.Unknown
                ? await FindAsync(card, outcome, cancellationToken)
                : await WriteAsync([card], cancellationToken);
        }

        return isWhole;
    }

    /// <summary>
    /// A single card that was not written, or perhaps was. A row of another's hand that says the same is no comfort: this
    /// one may have gone over its next update, and only showing the card once more makes sure.
    /// </summary>
    private async Task<bool> FindAsync(Unwritten card, CommitOutcome outcome, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(
            new(Thread.Partition, ThreadRows.CardRow(Thread, card.Card)), cancellationToken);
        if (outcome is CommitOutcome.Unknown && row?.ETag == card.Over)
            throw new StoreUnavailableException("What is shown could not be written down.", null);

        if (row is not null && ThreadRows.Read(row.Value, RowJson.Default.ShownCard) is var found &&
            found.Hand == card.Shown.Hand)
        {
            Settle(card with { Shown = found }, row.ETag);
            if (found == card.Shown)
                return true;

            // An earlier write of this one's: the newer one goes over it.
            Updated(card.Card, card.Shown, row.ETag);
            return await WriteAsync([_cards[card.Card]], cancellationToken);
        }

        _cards.Remove(card.Card);
        conversation.State?.ShowAgain(card.Card);
        WrittenByAnother(Thread.Thread, card.Card);
        return false;
    }

    private void Settle(Unwritten card, string etag)
    {
        if (_cards.GetValueOrDefault(card.Card)?.Shown.Hand == card.Shown.Hand)
            _cards.Remove(card.Card);
        conversation.State?.Recorded(card.Card, card.Shown, etag);
    }

    private async Task RemoveAsync(string[] rows, CancellationToken cancellationToken)
    {
        var changes = rows.Select(row => (RowChange)new RowChange.Delete(row, null)).ToList();
        var outcome = await store.CommitAsync(Thread.Partition, changes, cancellationToken);
        if (outcome is CommitOutcome.Unknown)
            throw new StoreUnavailableException("What was said could not be written down.", null);
        if (outcome is not CommitOutcome.Committed && rows.Length > 1)
        {
            foreach (var row in rows)
                await RemoveAsync([row], cancellationToken);
        }

        foreach (var row in rows)
            _said.Remove(row);
    }

    private RowChange Change(Unwritten card)
    {
        var row = ThreadRows.CardRow(Thread, card.Card);
        return card.Over is { } etag ? new RowChange.Replace(row, etag, Value(card)) : new RowChange.Insert(row, Value(card));
    }

    private static string NewHand() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private static ReadOnlyMemory<byte> Value(Unwritten card) =>
        ThreadRows.Write(card.Shown, RowJson.Default.ShownCard);

    [LoggerMessage(LogLevel.Information, "Thread {Thread}: {Card} was shown by another instance too; it is shown again")]
    private partial void WrittenByAnother(string thread, string card);
}
