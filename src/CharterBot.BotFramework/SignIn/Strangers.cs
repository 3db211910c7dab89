using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace CharterBot.BotFramework.SignIn;

/// <summary>
/// Counts who is turned away, by address. Only those: whoever has a valid token is never counted, however many stand
/// behind the same address, and a flood of bad ones there does not keep the good ones out.
/// </summary>
internal sealed class Strangers : IDisposable
{
    public const int PerSecond = 20;

    private readonly PartitionedRateLimiter<IPAddress> _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetTokenBucketLimiter(NetworkOf(address), static _ => new()
        {
            TokenLimit = PerSecond,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    /// <summary>True when too many of this address were turned away lately for one more to be worth a word.</summary>
    public bool AreTooMany(IPAddress? from)
    {
        using var lease = _limiter.AttemptAcquire(from ?? IPAddress.None);
        return !lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>Whoever has one IPv6 address has the 2^64 beside it.</summary>
    private static IPAddress NetworkOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new(bytes);
    }
}
