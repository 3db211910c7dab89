using System.Net;
using System.Text.RegularExpressions;

namespace CharterBot.Manifest.Ordering;

/// <summary>The host where Teams finds the bot and its tab: public, by name, on port 443.</summary>
internal readonly partial record struct DomainName(string Value)
{
    private const string NotReached = "is no public host: Teams cannot reach it.";

    /// <summary>Names that no public resolver answers, so Teams cannot reach them.</summary>
    private static readonly string[] NotPublic =
    [
        "localhost", "localdomain", "local", "internal", "intranet", "lan", "home.arpa",
        "test", "example", "invalid", "onion",
    ];

    /// <summary>Microsoft's own: an app that claims one of them is refused.</summary>
    private static readonly string[] Microsoft =
    [
        "microsoft.com", "microsoft.us", "cloud.microsoft", "microsoftonline.com", "microsoft365.com", "office.com",
        "botframework.com", "botframework.us", "botframework.azure.us", "botframework.azure.cn",
    ];

    /// <summary>Suffixes under which everybody has a host; alone they are nobody's.</summary>
    private static readonly string[] Shared =
    [
        "azurewebsites.net", "azurewebsites.us", "azurecontainerapps.io", "azurefd.net", "trafficmanager.net",
    ];

    /// <exception cref="FormatException">It is no such host; the message says why.</exception>
    public static DomainName Parse(string text)
    {
        var host = text.Trim().ToLowerInvariant();
        return (Extra(host) ?? Misspelt(host) ?? Taken(host)) is { } fault
            ? throw new FormatException($"'{text}' {fault}")
            : new(host);
    }

    public override string ToString() => Value;

    private static string? Extra(string host) => host switch
    {
        _ when host.Contains("://", StringComparison.Ordinal) => "has a scheme: give the host alone: bot.example.org.",
        _ when host.Contains('*', StringComparison.Ordinal) => "has a wildcard: give the one host of the bot.",
        _ when host.AsSpan().ContainsAny('/', '?', '#') => "has a path: give the host alone: bot.example.org.",
        _ when host.Contains('@', StringComparison.Ordinal) => "is an address with a user: give the host alone.",
        _ when IPAddress.TryParse(host, out _) => "is an IP address: Teams wants a host name with a certificate.",
        _ when host.Contains(':', StringComparison.Ordinal) => "has a port: Teams calls port 443 only.",
        _ => null,
    };

    private static string? Misspelt(string host) => host switch
    {
        _ when host.Any(letter => letter > '\u007f') => "has letters beyond a to z: write its xn-- form.",
        _ when IsUnder(host, ["localhost"]) => NotReached,
        _ when host.Length > 253 || !Shape().IsMatch(host) => "is no host name like bot.example.org.",
        _ => null,
    };

    private static string? Taken(string host) => host switch
    {
        _ when IsUnder(host, NotPublic) => NotReached,
        _ when IsUnder(host, Microsoft) => "is Microsoft's: give the host of your bot.",
        _ when Shared.Contains(host) => "is shared by many: give your own host under it.",
        _ => null,
    };

    private static bool IsUnder(string host, string[] suffixes) =>
        suffixes.Any(suffix => host == suffix || host.EndsWith($".{suffix}", StringComparison.Ordinal));

    [GeneratedRegex(
        @"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
