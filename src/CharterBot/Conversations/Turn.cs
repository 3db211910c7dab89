using System.Buffers;
using System.Collections.Immutable;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;
using CharterBot.Storage;

namespace CharterBot.Conversations;

/// <summary>
/// Deciding several deliveries of one thread, one after the other, into one batch of row changes. Nothing is written
/// here: the batch is what the store commits, whole or not at all.
/// </summary>
internal sealed class Turn(ThreadKey thread, ThreadState state, DateTimeOffset now)
{
    private const int MostReplies = 6;
    private const int MostBytes = BatchLimits.MostBytes / 4;
    private const int MostBytesInRow = BatchLimits.MostValueBytes / 4;
    private const int MostBytesInHead = 8 * 1024;

    private readonly List<RowChange> _changes = [];
    private readonly List<DueReply> _replies = [];
    private readonly List<(int Number, ArrayBufferWriter<byte> Lines)> _rows = [];
    private readonly List<KeyValuePair<string, int>> _deliveries = [];
    private readonly List<Exception> _stumbles = [];
    private readonly Seeing _seeing = new(state);
    private readonly Dictionary<string, DueCard> _due = Due(state);
    private readonly List<ForgottenPerson> _forget = [.. state.Head?.Forget ?? []];
    private Place? _place;
    private string? _past;
    private bool _isListed;
    private int _bytes;

    public Charter? Charter { get; private set; } = state.Charter;

    public int Number { get; private set; } = state.Head?.Turn ?? 0;

    /// <summary>The batch, once <see cref="Head"/> has closed it.</summary>
    public IReadOnlyList<RowChange> Changes => _changes;

    public IReadOnlyList<DueReply> Replies => _replies;

    /// <summary>What was taken, by its hash, with the number of the row of turns that tells of it.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Deliveries => _deliveries;

    /// <summary>What the bot stumbled over: a bug of ours, never a word of people's.</summary>
    public IReadOnlyList<Exception> Stumbles => _stumbles;

    /// <summary>A charter is over in it, for now: from now on counts how long it is kept.</summary>
    public bool ComesToRest { get; private set; }

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>
    /// Room for one more delivery: its row, its replies, its place in the channel's list, the head, within the limits of a
    /// batch.
    /// </summary>
    public bool HasRoom =>
        _rows.Count + _changes.Count < BatchLimits.MostChanges - MostReplies - 3 && _bytes < MostBytes;

    public TurnResult.Taken Take(Arrival arrival)
    {
        var decision = TryDecide(arrival);
        if (decision.IsNothing)
            return new(Charter, []);

        Number++;
        _place = arrival.Place;
        var hash = ThreadRows.HashOf(arrival.Delivery);
        _past ??= hash[^16..];
        Charter = decision.Charter;
        Save(
            hash,
            new SavedTurn(
                RowSchema.Current,
                Number,
                arrival.By,
                now,
                decision.Events,
                hash,
                decision.Replies.IsEmpty ? null : decision.Replies));
        Owe(arrival, decision.Replies);
        foreach (var happened in decision.Events)
            Touch(happened);
        return new(Charter, decision.Replies);
    }

    /// <summary>
    /// The head that goes with the batch as its last change. It holds the newest turns, until they are so many that they
    /// get rows of their own, before all other changes.
    /// </summary>
    public ThreadHead Head()
    {
        var (newest, lines) = _rows[0];
        var fits = _rows.Count == 1 && lines.WrittenCount <= MostBytesInHead;
        if (!fits)
        {
            _changes.InsertRange(0, _rows.Select(
                row => new RowChange.Insert(ThreadRows.TurnRow(thread, row.Number), row.Lines.WrittenMemory)));
        }

        var head = new ThreadHead(
            RowSchema.Current,
            Number,
            _place ?? state.Head!.Place,
            [.. _due.Values.Select(TakenUp)],
            [.. _forget],
            state.Head is { } before ? before.Past : _past,
            state.Head?.Gone,
            fits ? newest : null)
        {
            Lines = fits ? lines.WrittenMemory : default,
        };
        var value = ThreadHeads.Write(head);
        var row = ThreadRows.HeadRow(thread);
        _changes.Add(state.ETag is { } etag ? new RowChange.Replace(row, etag, value) : new RowChange.Insert(row, value));
        return head;
    }

    /// <summary>Somebody did something in the thread: what was left alone is worth another try, and is this one's.</summary>
    private DueCard TakenUp(DueCard due) => state.IsLeft(due) ? new(due.Card, Number, state.Me) : due;

    private static Dictionary<string, DueCard> Due(ThreadState state) =>
        state.Head is { } head
            ? head.Due.Where(due => !state.IsWrittenDown(due)).ToDictionary(due => due.Card, StringComparer.Ordinal)
            : new(StringComparer.Ordinal);

    /// <summary>
    /// A delivery that cannot be decided would come again for ever and hold up its neighbours: it is taken as said,
    /// nothing is done with it, and its author is told and can keep the words as an answer.
    /// </summary>
    private Decision TryDecide(Arrival arrival)
    {
        try
        {
            return Decide(arrival);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _stumbles.Add(e);
            return new(Charter, [], [new Reply.NotStored(arrival.Text ?? "")]);
        }
    }

    private Decision Decide(Arrival arrival)
    {
        if (arrival.For is { } id && Charter?.Id != id)
            return new(Charter, [], [new Reply.NotNow(Obstacle.NotRunning)]);

        var written = arrival.WrittenAt ?? now;
        var hasSeenDraft = _seeing.HasSeenNewestDraft(Charter, written);
        var said = new Said(arrival.By, now, arrival.Text, arrival.Message, hasSeenDraft, NewId(arrival))
        {
            SeenQuestion = _seeing.SeenQuestion(Charter, written),
        };
        return CharterDecisions.Decide(Charter, arrival.Command(Charter), said);
    }

    /// <summary>Made of the delivery: the same delivery decided again makes the same id.</summary>
    private string NewId(Arrival arrival) => thread.Signed(ThreadRows.HashOf(arrival.Delivery)[^16..]);

    private void Owe(Arrival arrival, ImmutableArray<Reply> replies)
    {
        for (var index = 0; index < Math.Min(replies.Length, MostReplies); index++)
        {
            // Who pressed a button hears it directly; a question that waits for a button is posted all the same.
            if (replies[index].IsQuiet || (arrival.AnswersDirectly && replies[index] is not Reply.Confirm))
                continue;

            var due = new DueReply(Number, index, arrival.By, replies[index], state.Me);
            _replies.Add(due);
            Insert(ThreadRows.ReplyRow(thread, due), ThreadRows.Write(due, RowJson.Default.DueReply));
        }
    }

    private void Touch(CharterEvent happened)
    {
        foreach (var card in CardsTouched.By(Charter!, happened))
            Touch(CardName.Of(Charter!.Id, card));
        if (happened is CharterEvent.Forgotten forgotten)
            _forget.Add(new(forgotten.Who, forgotten.Alias));
        if (happened is CharterEvent.Started)
            List();
        if (RestRows.IsRest(happened))
            ComesToRest = true;
    }

    /// <summary>
    /// Who changes a card shows it. Only one that is on its way into the thread stays with the instance that posts it:
    /// two posts would be two cards.
    /// </summary>
    private void Touch(string card)
    {
        var isOnItsWay = state.ShownAs(card)?.Message is null && _due.TryGetValue(card, out var due) && !state.IsLeft(due);
        _due[card] = new(card, Number, isOnItsWay ? _due[card].Owner ?? state.Me : state.Me);
    }

    private void List()
    {
        if (!_isListed)
        {
            _changes.Add(new RowChange.Upsert(
                ThreadRows.ListedRow(thread), ThreadRows.Write(new(RowSchema.Current), RowJson.Default.ListedThread)));
        }

        _isListed = true;
    }

    /// <summary>Below the newest turns that have no row yet, and in another row where it grows too long.</summary>
    private void Save(string hash, SavedTurn saved)
    {
        var line = ThreadRows.Write(saved, RowJson.Default.SavedTurn);
        if (_rows.Count == 0 && state.Head is { Newest: { } newest, Lines: var lines })
        {
            _rows.Add((newest, new()));
            TurnLines.Add(_rows[0].Lines, lines);
        }

        if (_rows.Count == 0 || _rows[^1].Lines.WrittenCount + line.Length > MostBytesInRow)
            _rows.Add((saved.Turn, new()));
        TurnLines.Add(_rows[^1].Lines, line);
        _deliveries.Add(new(hash, _rows[^1].Number));
        _bytes += line.Length;
    }

    private void Insert(string row, ReadOnlyMemory<byte> value)
    {
        _changes.Add(new RowChange.Insert(row, value));
        _bytes += value.Length;
    }
}
