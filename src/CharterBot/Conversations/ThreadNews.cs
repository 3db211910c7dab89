using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>What is new in a thread's rows since a turn that is known.</summary>
/// <param name="After">The turn that was known; 0 when nothing was.</param>
/// <param name="Head">Null while nothing was ever saved.</param>
/// <param name="Turns">The turns after it, in their order.</param>
/// <param name="Cards">All cards that stand in the thread.</param>
/// <param name="Replies">All replies that are still to be posted.</param>
internal sealed record ThreadNews(
    int After,
    ThreadHead? Head,
    string? ETag,
    IReadOnlyList<SavedTurn> Turns,
    IReadOnlyList<ShownRow> Cards,
    IReadOnlyList<DueReply> Replies)
{
    /// <summary>The deliveries that were taken, by their hashes, with the number of the row of turns that tells of each.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Deliveries { get; init; } = [];

    /// <summary>The turns lead without a gap from the known one to the head's.</summary>
    public bool IsOneMoment => Head is null
        ? Turns.Count == 0
        : Head.Turn < After || Turns.Select(turn => turn.Turn).SequenceEqual(
            Enumerable.Range(After + 1, Head.Turn - After).Where(turn => !Head.IsGone(turn)));

    /// <summary>What was known then still holds; otherwise everything is to be read anew.</summary>
    public bool GoesOnFrom(ThreadHead known) => Head is not null && Head.Turn >= After && Head.Past == known.Past;

    /// <param name="rows">In the order of their keys.</param>
    /// <param name="kindAt">Where in a key the letter stands that tells the kind of row.</param>
    public static ThreadNews Of(IReadOnlyList<StoredRow> rows, int kindAt, int after)
    {
        var (head, etag) = ((ThreadHead?)null, (string?)null);
        var turns = new List<(int Row, SavedTurn Turn)>();
        var cards = new List<ShownRow>();
        var replies = new List<DueReply>();
        foreach (var row in rows)
        {
            switch (row.Row[kindAt])
            {
                case 'e':
                    var number = ThreadRows.NumberOf(row.Row);
                    turns.AddRange(TurnLines.Read(row.Value).Select(turn => (number, turn)));
                    break;
                case 'h':
                    (head, etag) = (ThreadHeads.Read(row.Value), row.ETag);
                    var newest = head.Newest;
                    turns.AddRange(head.TurnsAfter(after).Select(turn => (newest!.Value, turn)));
                    break;
                case 'k' when Keys.Decode(row.Row[(kindAt + 2)..]) is { } card:
                    var written = ThreadRows.Read(row.Value, RowJson.Default.ShownCard);
                    cards.Add(new(card, written, written, row.ETag));
                    break;
                case 'o':
                    replies.Add(ThreadRows.Read(row.Value, RowJson.Default.DueReply));
                    break;
            }
        }

        turns.RemoveAll(saved => saved.Turn.Turn <= after || head?.IsGone(saved.Turn.Turn) == true);
        return new(after, head, etag, [.. turns.Select(saved => saved.Turn)], cards, replies)
        {
            Deliveries = [.. from saved in turns
                where saved.Turn.Delivery is not null
                select KeyValuePair.Create(saved.Turn.Delivery!, saved.Row)],
        };
    }
}
