using System.Buffers;
using System.Net;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// Which addresses the bot may speak to. Exact hosts, because anybody can own a name below trafficmanager.net: those
/// of the cloud that take its token.
/// </summary>
public static class ServiceAddresses
{
    private const int Longest = 1_000;

    /// <summary>No user, query, fragment, escape, backslash or foreign letter ever stands in a real address.</summary>
    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/:[]");

    public static bool IsTrusted(string? serviceUrl, Cloud cloud, bool allowLoopback)
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
            (TakesToken(address, cloud) || (allowLoopback && IsLoopback(address)));
    }

    /// <summary>The host, the port and the way there; the path is what it may.</summary>
    internal static bool TakesToken(Uri address, Cloud cloud) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort &&
        address.UserInfo.Length == 0 && cloud.ServiceHosts.Contains(address.Host, StringComparer.Ordinal);

    internal static bool IsLoopback(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp && address.UserInfo.Length == 0 &&
        (address.Host is "localhost" or "[::1]" ||
            (address.HostNameType == UriHostNameType.IPv4 && IPAddress.IsLoopback(IPAddress.Parse(address.Host))));
}
