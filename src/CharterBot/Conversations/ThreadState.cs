using System.Collections.Concurrent;
using CharterBot.Charters;

namespace CharterBot.Conversations;

/// <summary>
/// What this instance holds of a thread in memory: nothing that the rows do not hold as well. Turns own the head and the
/// charter, the show loop owns what is shown; each reads the other's.
/// </summary>
internal sealed class ThreadState
{
    private readonly ConcurrentDictionary<string, ShownRow> _shown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _doubles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _posting = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _awaited = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _again = new(StringComparer.Ordinal);
    private Saved _saved = new(null, null, null);

    private sealed record Saved(ThreadHead? Head, string? ETag, Charter? Charter);

    /// <summary>This instance, as the owner of what is to be shown.</summary>
    public string Me { get; set; } = Instances.Only;

    public ThreadHead? Head => _saved.Head;

    public string? ETag => _saved.ETag;

    public Charter? Charter => _saved.Charter;

    public (ThreadHead? Head, Charter? Charter) Now
    {
        get
        {
            var saved = _saved;
            return (saved.Head, saved.Charter);
        }
    }

    public KnownDeliveries Deliveries { get; } = new();

    public OwedReplies Replies { get; } = new();

    /// <summary>The replies that are this instance's to post.</summary>
    public IEnumerable<DueReply> RepliesToPost => Replies.All.Where(reply => IsMine(reply.Owner));

    /// <summary>Messages that carry a card a second time, with the card's name.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Doubles => _doubles.ToArray();

    /// <summary>A card that others are to post first, and that this instance changed meanwhile.</summary>
    public bool IsAwaiting => !_awaited.IsEmpty;

    /// <summary>Head and charter change together: the show loop never sees one without the other.</summary>
    public void Adopt(ThreadHead head, string etag, Charter? charter) => _saved = new(head, etag, charter);

    /// <summary>What the rows say, with what is already known. What was shown here and is not recorded yet stays known.</summary>
    public void Take(ThreadNews news)
    {
        var known = news.After == 0 ? null : Charter;
        var charter = news.Turns
            .SelectMany(turn => turn.Entries)
            .Aggregate(known, CharterFold.After);
        _saved = new(news.Head, news.ETag, charter);
        Deliveries.Take(news.Deliveries);
        foreach (var card in news.Cards)
            Take(card);
        Replies.Take(news.Replies);
    }

    /// <param name="asked">How often it was asked for once more before it was sent; null: as often as ever.</param>
    public void Shown(string card, ShownCard shown, int? asked = null)
    {
        _shown.AddOrUpdate(
            card,
            static (name, now) => new(name, now, null, null),
            static (_, before, now) => before with { Shown = now },
            shown);
        _posting.TryRemove(card, out _);
        if (asked is { } known)
            _again.TryRemove(new(card, known));
        else
            _again.TryRemove(card, out _);
        Settle(card, shown);
    }

    /// <summary>Nobody is to show it any more.</summary>
    public void Dismiss(DueCard due)
    {
        var never = new ShownCard(null, due.Turn, DateTimeOffset.MaxValue);
        _shown[due.Card] = new(due.Card, never, never, TagOf(due.Card));
        _again.TryRemove(due.Card, out _);
    }

    /// <summary>The card's row was written: what it says, and its tag now.</summary>
    public void Recorded(string card, ShownCard written, string etag)
    {
        if (_shown.TryGetValue(card, out var row))
            _shown[card] = row with { Written = written, ETag = etag };
    }

    public ShownCard? ShownAs(string card) => _shown.GetValueOrDefault(card)?.Shown;

    /// <summary>The tag of the card's row as it was last read or written; null while it has none.</summary>
    public string? TagOf(string card) => _shown.GetValueOrDefault(card)?.ETag;

    public bool IsDue(DueCard due) => _again.ContainsKey(due.Card) || IsBehind(due);

    /// <summary>It is not there, or not as it should be.</summary>
    public bool IsBehind(DueCard due) => ShownAs(due.Card) is not { } shown || shown.Turn < due.Turn;

    /// <summary>
    /// Shown, and its row tells on which message: without it, nobody would find the card after this instance's end.
    /// </summary>
    public bool IsWrittenDown(DueCard due) => !IsDue(due) && _shown[due.Card].IsWrittenDown;

    /// <summary>Due, and left alone until somebody does something in the thread.</summary>
    public bool IsLeft(DueCard due) => ShownAs(due.Card)?.Left is { } left && due.Turn <= left;

    /// <summary>Due, and for this instance to show. What has its message may be updated by anyone who changed it.</summary>
    public bool IsToShow(DueCard due) => IsAtWork(due) &&
        (IsMine(due.Owner) || (ShownAs(due.Card)?.Message is not null && Concerns(due.Card)));

    /// <summary>Everything that this instance has to show, besides replies.</summary>
    public IEnumerable<DueCard> ToShow(ThreadHead head)
    {
        foreach (var due in head.Due.Where(IsToShow))
            yield return due;
        foreach (var (card, _) in _again)
        {
            if (!head.Due.Any(due => due.Card == card))
                yield return new(card, ShownAs(card)?.Turn ?? 0, Me);
        }
    }

    /// <summary>Others own something that is still to be shown or said.</summary>
    public IEnumerable<string> Owners(ThreadHead head) =>
        head.Due.Where(IsAtWork).Select(due => due.Owner).Concat(Replies.All.Select(reply => reply.Owner))
            .OfType<string>()
            .Where(owner => owner != Me)
            .Distinct(StringComparer.Ordinal);

    /// <summary>This instance changed a card that another is still to post.</summary>
    public void Await(DueCard due)
    {
        if (!IsMine(due.Owner))
            _awaited[due.Card] = due.Turn;
    }

    /// <summary>Whoever is to show what is due, this instance looks after it.</summary>
    public void AwaitDue()
    {
        foreach (var due in Head?.Due.Where(IsAtWork) ?? [])
            Await(due);
    }

    /// <summary>An older update of somebody's may stand on the card: it has to be sent once more.</summary>
    public void ShowAgain(string card)
    {
        if (_shown.ContainsKey(card))
            Again(card);
    }

    /// <summary>
    /// How often a card was asked for once more, 0 for not at all: what asks while it is under way asks anew.
    /// </summary>
    public int AskedAgain(string card) => _again.GetValueOrDefault(card);

    /// <summary>
    /// What was shown since, or is just being shown, may have been overwritten by the last breath of an instance that is
    /// gone.
    /// </summary>
    public void ShowAgainSince(int turn)
    {
        foreach (var (card, row) in _shown)
        {
            var isSince = row.Shown.Turn > turn || Head?.Due.Any(due => due.Card == card && due.Turn > turn) == true;
            if (isSince && row.Shown.Message is not null)
                Again(card);
        }
    }

    /// <summary>On its way to the platform since then: people may read it before the platform has answered us.</summary>
    public void Posting(string card, DateTimeOffset since) => _posting[card] = since;

    public void NotPosted(string card) => _posting.TryRemove(card, out _);

    /// <summary>Since when a card can be seen in the thread, or perhaps can; null while it certainly cannot.</summary>
    public DateTimeOffset? SeenSince(string card) =>
        ShownAs(card)?.PostedAt ?? (_posting.TryGetValue(card, out var since) ? since : null);

    /// <summary>Remembers a message that was pressed and is not the recorded one: a double that may go. True for one.</summary>
    public bool Touch(PressedCard pressed)
    {
        var name = CardName.Of(pressed.Charter, pressed.Card);
        if (_shown.GetValueOrDefault(name) is not { Shown: { } shown } row || shown.Message == pressed.Message)
            return false;

        if (shown.Message is null)
            _shown[name] = row with { Shown = shown with { Message = pressed.Message, Left = null } };
        else
            _doubles[pressed.Message] = name;
        return shown.Message is not null;
    }

    public void Removed(string message) => _doubles.TryRemove(message, out _);

    private bool IsAtWork(DueCard due) => IsDue(due) && !IsLeft(due);

    private bool IsMine(string? owner) => owner is null || owner == Me;

    private bool Concerns(string card) => _awaited.ContainsKey(card) || _again.ContainsKey(card);

    private void Again(string card) => _again.AddOrUpdate(card, 1, static (_, asked) => asked + 1);

    private void Take(ShownRow row)
    {
        var mine = _shown.GetValueOrDefault(row.Card);
        if (mine?.ETag == row.ETag)
            return;

        // Somebody else recorded it. What went over it from here meanwhile is perhaps older, or a double.
        _shown[row.Card] = row;
        _posting.TryRemove(row.Card, out _);
        if (mine?.Shown.Message is { } message && row.Shown.Message is { } recorded && message != recorded)
            _doubles[message] = row.Card;
        if (mine is not null && mine.Shown.Turn > row.Shown.Turn)
            Again(row.Card);
        else
            Settle(row.Card, row.Shown);
    }

    private void Settle(string card, ShownCard shown)
    {
        if (_awaited.TryGetValue(card, out var turn) && Math.Max(shown.Turn, shown.Left ?? 0) >= turn)
            _awaited.TryRemove(card, out _);
    }
}
