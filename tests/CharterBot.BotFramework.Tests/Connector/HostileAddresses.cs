using System.Globalization;
using System.Net;

namespace CharterBot.BotFramework.Tests.Connector;

/// <summary>Where somebody would like the bot's token to go. {0} is the port of a listener on this machine.</summary>
internal static class HostileAddresses
{
    /// <summary>None of these is spoken to anywhere, not even where loopback is.</summary>
    public static string[] All { get; } =
    [
        "https://evil.trafficmanager.net/emea/",
        "https://trafficmanager.net/",
        "https://x.smba.trafficmanager.net/",
        "https://smba-trafficmanager.net/",
        "https://evilsmba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net./emea/",
        "https://smba.trafficmanager.net:8443/emea/",
        "https://smba.trafficmanager.net:80/emea/",
        "https://smba.trafficmanager.net:{0}/emea/",
        "http://smba.trafficmanager.net/emea/",
        "http://smba.trafficmanager.net:443/emea/",
        "ws://smba.trafficmanager.net/emea/",
        "wss://smba.trafficmanager.net/emea/",
        "https://user@smba.trafficmanager.net/emea/",
        "https://user:word@smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://smba.trafficmanager.net:443@evil.example/",
        "https://smba.trafficmanager.net%2f@evil.example/",
        "https://evil.example/smba.trafficmanager.net/",
        "https://evil.example?smba.trafficmanager.net/",
        "https://evil.example#smba.trafficmanager.net/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://\u0455mba.trafficmanager.net/",
        "https://xn--mba-3ub.trafficmanager.net/",
        "https://smba.infra.gov.teams.microsoft.us/",
        "https://smba.infra.dod.teams.microsoft.us/",
        "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/",
        "https://x.azurewebsites.net/",
        "https://api.botframework.com/",
        "https://x.botframework.com.evil.com/",
        "https://login.microsoftonline.com/",
        "https://localhost:{0}/",
        "https://127.0.0.1:{0}/",
        "https://[::1]:{0}/",
        "http://user@127.0.0.1:{0}/",
        "http://localhost.evil.example:{0}/",
        "http://evil.localhost:{0}/",
        "http://127.0.0.1.evil.example:{0}/",
        "http://0.0.0.0:{0}/",
        "http://[::]:{0}/",
        "http://[::ffff:127.0.0.1]:{0}/",
        "http://[::ffff:7f00:1]:{0}/",
        "http://[64:ff9b::7f00:1]:{0}/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/metadata/identity/oauth2/token",
        "https://169.254.169.254/metadata/",
        "http://168.63.129.16/machine",
        "http://metadata.google.internal/",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/",
        "http://224.0.0.1/",
    ];

    /// <summary>What a name must not turn out to be.</summary>
    public static string[] NotPublic { get; } =
    [
        "0.0.0.0", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.251", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "168.63.129.16",
        "::", "::1", "::2", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "64:ff9b::a00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::",
        "3fff::1",
        "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "5f00::1",
    ];

    public static string[] Public { get; } =
    [
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "52.112.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1", "198.17.255.255",
        "223.255.255.255",
        "168.63.129.17", "::ffff:52.112.0.1", "64:ff9b::3470:1", "2002:3470:1::", "2603:1000::1", "2a01:111::1",
    ];

    public static string At(string address, int port) =>
        address.Replace("{0}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    public static IPAddress[] Parsed(IEnumerable<string> addresses) => [.. addresses.Select(IPAddress.Parse)];
}
