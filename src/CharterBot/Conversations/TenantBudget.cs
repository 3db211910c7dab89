namespace CharterBot.Conversations;

/// <summary>
/// The platform's budget of one app for a whole tenant: 50 calls in a second. Threads queue for it one call each, in
/// the order of asking; under it nothing waits. Several instances have one budget: each takes its part of it.
/// </summary>
/// <param name="instances">How many share the budget just now; null for one.</param>
internal sealed class TenantBudget(TimeProvider time, Func<int>? instances = null)
{
    private const int Sends = 50;

    /// <summary>A tenth more than the second: calls of different threads overtake each other on their way.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(1.1);

    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();

    /// <summary>The last calls, oldest at the mark.</summary>
    private readonly TimeSpan[] _calls = [.. Enumerable.Repeat(-Within, Sends)];

    private int _mark;

    private int Part => Math.Clamp(Sends / (instances?.Invoke() ?? 1), 1, Sends);

    /// <summary>Takes the next free place. How long until it comes.</summary>
    public TimeSpan Reserve()
    {
        lock (_lock)
        {
            var now = time.GetElapsedTime(_start);
            var place = _calls[(_mark + Sends - Part) % Sends] + Within;
            if (place < now)
                place = now;
            _calls[_mark] = place;
            _mark = (_mark + 1) % Sends;
            return place - now;
        }
    }
}
