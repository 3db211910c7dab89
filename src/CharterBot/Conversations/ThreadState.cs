using System.Collections.Concurrent;
using System.Collections.Immutable;
using CharterBot.Charters;

namespace CharterBot.Conversations;

/// <summary>
/// What this instance holds of a thread in memory: nothing that the rows do not hold as well. Turns own the head and the
/// charter, the show loop owns what is shown; each reads the other's.
/// </summary>
internal sealed class ThreadState
{
    private readonly ConcurrentDictionary<string, ShownCard> _shown = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _doubles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _posting = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private ImmutableList<DueReply> _replies = [];
    private ImmutableHashSet<(int Turn, int Index)> _posted = [];
    private Saved _saved = new(null, null, null);

    private sealed record Saved(ThreadHead? Head, string? ETag, Charter? Charter);

    public ThreadHead? Head => _saved.Head;

    public string? ETag => _saved.ETag;

    public Charter? Charter
    {
        get => _saved.Charter;
        set => _saved = _saved with { Charter = value };
    }

    public ImmutableList<DueReply> Replies => _replies;

    public void Adopt(ThreadHead head, string etag) => _saved = _saved with { Head = head, ETag = etag };

    /// <summary>Head and charter change together: the show loop never sees one without the other.</summary>
    public void Adopt(ThreadHead head, string etag, Charter? charter) => _saved = new(head, etag, charter);

    public (ThreadHead? Head, Charter? Charter) Now
    {
        get
        {
            var saved = _saved;
            return (saved.Head, saved.Charter);
        }
    }

    /// <summary>Messages that carry a card a second time, with the card's name.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Doubles => _doubles.ToArray();

    public void Owe(IReadOnlyCollection<DueReply> replies)
    {
        lock (_lock)
            _replies = _replies.AddRange(replies);
    }

    public void Posted(DueReply reply)
    {
        lock (_lock)
        {
            _posted = _posted.Add((reply.Turn, reply.Index));
            _replies = _replies.RemoveAll(due => due.Turn == reply.Turn && due.Index == reply.Index);
        }
    }

    public void Shown(string card, ShownCard shown)
    {
        _shown[card] = shown;
        _posting.TryRemove(card, out _);
    }

    public ShownCard? ShownAs(string card) => _shown.GetValueOrDefault(card);

    public bool IsDue(DueCard due) => ShownAs(due.Card) is not { } shown || shown.Turn < due.Turn;

    /// <summary>On its way to the platform since then: people may read it before the platform has answered us.</summary>
    public void Posting(string card, DateTimeOffset since) => _posting[card] = since;

    public void NotPosted(string card) => _posting.TryRemove(card, out _);

    public bool HasSeen(string card, DateTimeOffset written) => ShownAs(card) is { } shown
        ? shown.PostedAt <= written
        : _posting.TryGetValue(card, out var since) && since <= written;

    /// <summary>Remembers a message that was pressed and is not the recorded one: a double that may go. True for one.</summary>
    public bool Touch(PressedCard pressed)
    {
        var name = CardName.Of(pressed.Charter, pressed.Card);
        if (ShownAs(name) is not { } shown || shown.Message == pressed.Message)
            return false;

        if (shown.Message is null)
            _shown[name] = shown with { Message = pressed.Message };
        else
            _doubles[pressed.Message] = name;
        return shown.Message is not null;
    }

    public void Removed(string message) => _doubles.TryRemove(message, out _);

    /// <summary>What was shown and is perhaps not recorded yet stays known when the rest is read anew.</summary>
    public void Keep(ThreadState earlier)
    {
        lock (_lock)
        {
            _posted = earlier._posted;
            _replies = _replies.RemoveAll(due => _posted.Contains((due.Turn, due.Index)));
        }

        foreach (var (card, shown) in earlier._shown)
        {
            if (ShownAs(card) is not { } mine || mine.Turn < shown.Turn)
                _shown[card] = shown;
        }
    }
}
