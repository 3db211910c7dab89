using CharterBot.Charters;
using CharterBot.Charters.Events;
using CharterBot.Conversations;

namespace CharterBot.Upkeep.Retention;

/// <summary>One of the charters that a thread has held, as its turns tell it.</summary>
/// <param name="Turns">From its start until the next one; the first has also what was said before.</param>
/// <param name="Rest">The place in them of the turn with which it came to rest; null while it runs.</param>
internal sealed record KeptCharter(Charter Charter, IReadOnlyList<SavedTurn> Turns, int? Rest)
{
    public bool IsCancelled => Charter.Phase == Phase.Cancelled;

    public DateTimeOffset? RestsSince => Rest is { } rest ? Turns[rest].At : null;

    public TurnSpan Span => new(Turns[0].Turn, Turns[^1].Turn);

    /// <summary>Old enough, and no part of what came after.</summary>
    public TurnSpan? Over => Rest is { } rest ? new(Turns[0].Turn, Turns[rest].Turn) : null;

    public IReadOnlyList<Entry> Entries => [.. Turns.SelectMany(turn => turn.Entries)];

    public static IReadOnlyList<KeptCharter> Of(IReadOnlyList<SavedTurn> turns)
    {
        var starts = Enumerable.Range(0, turns.Count)
            .Where(at => turns[at].Events.Any(happened => happened is CharterEvent.Started))
            .ToList();
        return [.. starts.Select((start, index) => Of(
            turns, index == 0 ? 0 : start, index + 1 < starts.Count ? starts[index + 1] : turns.Count))];
    }

    private static KeptCharter Of(IReadOnlyList<SavedTurn> all, int from, int to)
    {
        var turns = all.Take(from..to).ToList();
        var charter = CharterFold.Of(turns.SelectMany(turn => turn.Entries))!;
        var rest = turns.FindLastIndex(turn => turn.Events.Any(RestRows.IsRest));
        return new(charter, turns, charter.IsRunning || rest < 0 ? null : rest);
    }
}
