using CharterBot.Charters;

namespace CharterBot.Conversations;

/// <summary>
/// Chooses what a thread shows next. Replies first, then new cards in the order of the charter, then updates: people
/// wait for what is new. But after some posts in a row an update has its turn, so that no flood of them keeps a card
/// from its newest state. What only makes sure comes last. What failed waits by itself and holds up nothing else.
/// </summary>
internal sealed class Agenda(TimeProvider time)
{
    private const int MostPostsInARow = 3;

    private static readonly TimeSpan AfterDoubt = TimeSpan.FromSeconds(5);

    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, Delay> _delays = new(StringComparer.Ordinal);
    private int _postsInARow;

    private sealed record Delay(int Times, bool IsDoubt, TimeSpan Until);

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>What may be tried now; null when all that is left has to wait, or nothing is.</summary>
    public DueItem? Next(ThreadState state, ThreadHead head, Charter? charter)
    {
        DueItem? first = null;
        foreach (var item in Items(state, head, charter).Where(IsRipe))
        {
            if (item.IsPost ? _postsInARow < MostPostsInARow : !item.MayWait)
                return item;

            first ??= item;
        }

        return first;
    }

    /// <summary>How long until something that failed may be tried again; null when nothing waits.</summary>
    public TimeSpan? Wait(ThreadState state, ThreadHead head, Charter? charter)
    {
        TimeSpan? wait = null;
        foreach (var item in Items(state, head, charter))
        {
            if (_delays.GetValueOrDefault(item.Name) is { Until: var until } && (wait is null || until - Now < wait))
                wait = until > Now ? until - Now : TimeSpan.Zero;
        }

        return wait;
    }

    public void Done(DueItem item)
    {
        _delays.Remove(item.Name);
        _postsInARow = item.IsPost ? _postsInARow + 1 : 0;
    }

    /// <summary>It failed, and may be tried again after the given time, or after one that grows.</summary>
    public void Postpone(DueItem item, TimeSpan? after = null)
    {
        var before = Before(item);
        _delays[item.Name] = before with { Times = before.Times + 1, Until = Now + Backoff.After(before.Times, after) };
    }

    /// <summary>
    /// A post that may be there or not is repeated once, a little later: a missing question stalls everyone, a double
    /// is cosmetic. False when it was repeated already: that is the end of it.
    /// </summary>
    public bool Doubt(DueItem item)
    {
        var before = Before(item);
        if (before.IsDoubt)
            return !_delays.Remove(item.Name);

        _delays[item.Name] = new(before.Times + 1, IsDoubt: true, Now + AfterDoubt);
        return true;
    }

    private static IEnumerable<DueItem> Items(ThreadState state, ThreadHead head, Charter? charter)
    {
        foreach (var reply in state.RepliesToPost)
            yield return new DueItem.Saying(reply);

        var cards = state.ToShow(head)
            .Select(due => Card(state, charter, due))
            .OfType<DueItem.Card>()
            .OrderBy(card => card switch { { IsPost: true } => 0, { MayWait: false } => 1, _ => 2 });
        foreach (var card in cards)
            yield return card;

        foreach (var (message, card) in state.Doubles)
            yield return new DueItem.Double(message, card);
    }

    private static DueItem.Card? Card(ThreadState state, Charter? charter, DueCard due) =>
        charter is not null && CardName.Read(charter.Id, due.Card) is { } key
            ? new(due.Card, key, state.ShownAs(due.Card), state.IsBehind(due))
            : null;

    private Delay Before(DueItem item) => _delays.GetValueOrDefault(item.Name) ?? new(0, IsDoubt: false, TimeSpan.Zero);

    private bool IsRipe(DueItem item) =>
        !_delays.TryGetValue(item.Name, out var delay) || delay.Until <= Now;
}
