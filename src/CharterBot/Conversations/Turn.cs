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
    private readonly List<RowChange> _changes = [];
    private readonly List<Arrival?> _changedFor = [];
    private readonly List<DueReply> _replies = [];
    private readonly Dictionary<string, int> _due = Due(state);
    private readonly List<ForgottenPerson> _forget = [.. state.Head?.Forget ?? []];
    private Place? _place;

    public Charter? Charter { get; private set; } = state.Charter;

    public int Number { get; private set; } = state.Head?.Turn ?? 0;

    /// <summary>The batch, without the head until <see cref="Head"/> closes it.</summary>
    public IReadOnlyList<RowChange> Changes => _changes;

    public IReadOnlyList<DueReply> Replies => _replies;

    public bool IsEmpty => _changes.Count == 0;

    /// <summary>Room for one more delivery: its row, its replies, the head, within the limits of a batch.</summary>
    public bool HasRoom => _changes.Count < BatchLimits.MostChanges - 8;

    public Arrival? ArrivalOf(int change) => change < _changedFor.Count ? _changedFor[change] : null;

    public TurnResult.Taken Take(Arrival arrival)
    {
        var decision = Decide(arrival);
        if (decision.IsNothing)
            return new(Charter, []);

        Number++;
        _place = arrival.Place;
        Charter = decision.Charter;
        var saved = new SavedTurn(
            ThreadHead.CurrentSchema, Number, arrival.By, now, decision.Events, decision.Replies);
        Add(arrival, new RowChange.Insert(
            ThreadRows.TurnRow(thread, arrival.Delivery), ThreadRows.Write(saved, RowJson.Default.SavedTurn)));
        if (!arrival.AnswersDirectly)
            Owe(arrival, decision.Replies);
        foreach (var happened in decision.Events)
            Touch(happened);
        return new(Charter, decision.Replies);
    }

    /// <summary>The head that goes with the batch, as its last change.</summary>
    public ThreadHead Head()
    {
        var head = new ThreadHead(
            ThreadHead.CurrentSchema,
            Number,
            _place ?? state.Head!.Place,
            [.. _due.Select(due => new DueCard(due.Key, due.Value))],
            [.. _forget]);
        var value = ThreadRows.Write(head, RowJson.Default.ThreadHead);
        var row = ThreadRows.HeadRow(thread);
        _changes.Add(state.ETag is { } etag ? new RowChange.Replace(row, etag, value) : new RowChange.Insert(row, value));
        return head;
    }

    private static Dictionary<string, int> Due(ThreadState state) =>
        state.Head is { } head
            ? head.Due.Where(state.IsDue).ToDictionary(due => due.Card, due => due.Turn, StringComparer.Ordinal)
            : new(StringComparer.Ordinal);

    private Decision Decide(Arrival arrival)
    {
        if (arrival.For is { } id && Charter?.Id != id)
            return new(Charter, [], [new Reply.NotNow(Obstacle.NotRunning)]);

        var said = new Said(
            arrival.By, now, arrival.Text, arrival.Message, HasSeenNewestDraft(arrival), NewId(arrival));
        return CharterDecisions.Decide(Charter, arrival.Command(Charter), said);
    }

    /// <summary>A draft that is decided in this very batch is not on anyone's screen yet.</summary>
    private bool HasSeenNewestDraft(Arrival arrival) =>
        Charter is { CurrentQuestion: { OpenDraft: { } draft } question } charter &&
        state.HasSeen(CardName.Of(charter.Id, CardKey.OfDraft(question.Number, draft.Number)), arrival.WrittenAt ?? now);

    /// <summary>Made of the delivery: the same delivery decided again makes the same id.</summary>
    private string NewId(Arrival arrival) => ThreadRows.TurnRow(thread, arrival.Delivery)[^16..];

    private void Owe(Arrival arrival, ImmutableArray<Reply> replies)
    {
        for (var index = 0; index < replies.Length; index++)
        {
            if (replies[index].IsQuiet)
                continue;

            var due = new DueReply(Number, index, arrival.By, replies[index]);
            _replies.Add(due);
            Add(arrival, new RowChange.Insert(
                ThreadRows.ReplyRow(thread, due), ThreadRows.Write(due, RowJson.Default.DueReply)));
        }
    }

    private void Touch(CharterEvent happened)
    {
        foreach (var card in CardsTouched.By(Charter!, happened))
            _due[CardName.Of(Charter!.Id, card)] = Number;
        if (happened is CharterEvent.Forgotten forgotten)
            _forget.Add(new(forgotten.Who, forgotten.Alias));
    }

    private void Add(Arrival arrival, RowChange change)
    {
        _changes.Add(change);
        _changedFor.Add(arrival);
    }
}
