using System.Collections.Concurrent;

namespace CharterBot.Tests.Conversations;

/// <summary>The platform's rate limits, kept as it keeps them: what is over is refused, and does not count.</summary>
/// <param name="isOfChannel">All threads of a channel count as one conversation.</param>
internal sealed class EnforcedLimits(TimeProvider clock, bool isOfChannel = false)
{
    private const string Tenant = "";

    private static readonly (int Calls, TimeSpan Within)[] OfConversation =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1_800, TimeSpan.FromHours(1)),
    ];

    private static readonly (int Calls, TimeSpan Within)[] OfTenant = [(50, TimeSpan.FromSeconds(1))];

    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _calls = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Null when the call is taken; else how long to wait.</summary>
    public TimeSpan? Refuse(string conversation)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            var own = _calls.GetOrAdd(isOfChannel ? conversation.Split(';')[0] : conversation, _ => []);
            var all = _calls.GetOrAdd(Tenant, _ => []);
            var free = Max(Free(own, OfConversation), Free(all, OfTenant));
            if (free > now)
                return free - now;

            own.Add(now);
            all.Add(now);
            return null;
        }
    }

    private static DateTimeOffset Free(List<DateTimeOffset> calls, (int Calls, TimeSpan Within)[] limits) => limits
        .Where(limit => calls.Count >= limit.Calls)
        .Select(limit => calls[^limit.Calls] + limit.Within)
        .DefaultIfEmpty(DateTimeOffset.MinValue)
        .Max();

    private static DateTimeOffset Max(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
