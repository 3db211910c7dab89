namespace CharterBot.Conversations;

/// <summary>
/// How far a thread was some time ago, as this instance saw it. The turns say when they were saved by the clocks of many
/// instances; this is by one clock.
/// </summary>
internal sealed class TurnsSeen(TimeProvider time)
{
    /// <summary>What was on its way to the platform then has reached it, or never will.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Queue<(int Turn, long At)> _seen = [];
    private (int Turn, long At)? _last;

    /// <summary>The last turn that was known half a minute ago; 0 when nothing was.</summary>
    public int Before => _seen.TryPeek(out var first) && time.GetElapsedTime(first.At) >= Remembered ? first.Turn : 0;

    public void Add(int turn)
    {
        if (_last is { } last && time.GetElapsedTime(last.At) < Every)
            return;

        _last = (turn, time.GetTimestamp());
        _seen.Enqueue(_last.Value);
        while (_seen.Count > 1 && time.GetElapsedTime(_seen.ElementAt(1).At) >= Remembered)
            _seen.Dequeue();
    }
}
