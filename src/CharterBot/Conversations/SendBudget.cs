namespace CharterBot.Conversations;

/// <summary>
/// The platform's budget of sends for one thread: 7 in a second, 8 in two, 60 in 30 seconds, 1,800 in an hour (Teams'
/// limits for one bot in one conversation). Under it nothing waits. A send counts from its end: whatever way it took,
/// the platform has counted it by then. Several instances have one budget: each takes its part of it.
/// </summary>
/// <param name="instances">How many share the budget just now; null for one.</param>
internal sealed class SendBudget(TimeProvider time, Func<int>? instances = null)
{
    /// <summary>More than this in an hour, and the rest of the hour is spread instead of spent at once.</summary>
    private const int Free = 750;

    /// <summary>So few are not worth a thread's memory.</summary>
    private const int Forgettable = 300;

    private const int InAnHour = 1_800;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(4.8);

    private static readonly (int Sends, TimeSpan Within)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (InAnHour, Hour),
    ];

    private readonly long _start = time.GetTimestamp();
    private readonly List<TimeSpan> _sends = [];

    /// <summary>By the monotonic clock: who sets the wall clock back stops no thread.</summary>
    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>How long the next send has to wait.</summary>
    public TimeSpan Wait()
    {
        var (now, sharers) = (Now, instances?.Invoke() ?? 1);
        var free = SpentWithinAnHour(Free / sharers, now) ? _sends[^1] + (Spread * sharers) : now;
        foreach (var (together, within) in Limits)
        {
            var sends = Math.Max(1, together / sharers);
            if (_sends.Count >= sends && _sends[^sends] + within > free)
                free = _sends[^sends] + within;
        }

        return free > now ? free - now : TimeSpan.Zero;
    }

    public void Spend()
    {
        // Now and then half of the list moves: a few bytes a send.
        if (_sends.Count >= 2 * InAnHour)
            _sends.RemoveRange(0, _sends.Count - InAnHour);
        _sends.Add(Now);
    }

    /// <summary>Little enough of it is in use: it may be forgotten.</summary>
    public bool IsQuiet() =>
        _sends.Count == 0 ||
        (Now is var now && now - _sends[^1] > Limits[^2].Within && !SpentWithinAnHour(Forgettable, now));

    private bool SpentWithinAnHour(int sends, TimeSpan now) => _sends.Count >= sends && now - _sends[^sends] < Hour;
}
