using System.Buffers;
using System.Collections.Frozen;
using System.Net;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// Which addresses the bot may speak to. Exact hosts, because anybody can own a name below trafficmanager.net. The
/// hosts are those that take the public cloud's token (GCC does, other sovereign clouds have tokens of their own).
/// </summary>
public static class ServiceAddresses
{
    private const int Longest = 1_000;

    private static readonly FrozenSet<string> Hosts = FrozenSet.Create(
        StringComparer.Ordinal,
        "smba.trafficmanager.net",
        "smba.onyx.prod.teams.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com");

    /// <summary>No user, query, fragment, escape, backslash or foreign letter ever stands in a real address.</summary>
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:[]");

    public static bool IsTrusted(string? serviceUrl, bool allowLoopback)
    {
        if (serviceUrl is not { Length: > 0 and <= Longest } ||
            serviceUrl.AsSpan().ContainsAnyExcept(Letters) ||
            serviceUrl.Contains("/.", StringComparison.Ordinal) ||
            !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var address))
        {
            return false;
        }

        // Only an address that reads as what it is: 0x7f.1, 127.1 and 2130706433 are 127.0.0.1, but nobody's address.
        return serviceUrl.StartsWith($"{address.Scheme}://{address.Host}", StringComparison.OrdinalIgnoreCase) &&
            (IsPublic(address) || (allowLoopback && IsLoopback(address)));
    }

    private static bool IsPublic(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Hosts.Contains(address.Host);

    private static bool IsLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttp &&
        (address.Host is "localhost" or "[::1]" ||
            (address.HostNameType == UriHostNameType.IPv4 && IPAddress.IsLoopback(IPAddress.Parse(address.Host))));
}
