namespace CharterBot.Conversations;

/// <summary>
/// The platform's budget of sends for one thread: 7 in a second, 8 in two, 60 in 30 seconds, 1,800 in an hour (Teams' rate limits
/// for one bot in one thread). Under it nothing waits.
/// </summary>
internal sealed class SendBudget
{
    private static readonly (int Sends, TimeSpan Within)[] Limits =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1_800, TimeSpan.FromHours(1)),
    ];

    private readonly List<DateTimeOffset> _sends = [];

    /// <summary>How long the next send has to wait.</summary>
    public TimeSpan Wait(DateTimeOffset now)
    {
        var wait = TimeSpan.Zero;
        foreach (var (sends, within) in Limits)
        {
            if (_sends.Count < sends)
                continue;

            var free = _sends[^sends] + within - now;
            if (free > wait)
                wait = free;
        }

        return wait;
    }

    /// <summary>Nothing of it is in use: it may be forgotten.</summary>
    public bool IsQuiet(DateTimeOffset now) =>
        _sends.Count == 0 ||
        (now - _sends[^1] > Limits[^2].Within && (_sends.Count < Limits[^1].Sends / 2 || now - _sends[^1] > Limits[^1].Within));

    public void Spend(DateTimeOffset now)
    {
        if (_sends.Count >= 2 * Limits[^1].Sends)
            _sends.RemoveRange(0, _sends.Count - Limits[^1].Sends);
        _sends.Add(now);
    }
}
