using System.Threading.RateLimiting;
using CharterBot.Tab.SignIn;

namespace CharterBot.Tab.Reading;

/// <summary>
/// How often the platform is asked who is a member. It takes 14 questions a second per conversation, the bot's own
/// among them; one reader alone can use up only a small part of it.
/// </summary>
internal sealed class LookupPace : IDisposable
{
    private readonly PartitionedRateLimiter<(Reader Reader, string Conversation)> _pace =
        PartitionedRateLimiter.CreateChained(
            Limiter(asked => asked.Reader.ToString(), most: 5, perSecond: 1, waiting: 0),
            Limiter(asked => asked.Conversation, most: 8, perSecond: 8, waiting: 40));

    /// <summary>Waits a few seconds for a turn; false when there is none to be had.</summary>
    public async Task<bool> MayAskAsync(Reader reader, string conversation, CancellationToken cancellationToken)
    {
        using var lease = await _pace.AcquireAsync((reader, conversation), 1, cancellationToken);
        return lease.IsAcquired;
    }

    public void Dispose() => _pace.Dispose();

    private static PartitionedRateLimiter<(Reader Reader, string Conversation)> Limiter(
        Func<(Reader Reader, string Conversation), string> by, int most, int perSecond, int waiting) =>
        PartitionedRateLimiter.Create<(Reader Reader, string Conversation), string>(asked =>
            RateLimitPartition.GetTokenBucketLimiter(by(asked), _ => new()
            {
                TokenLimit = most,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = waiting,
            }));
}
