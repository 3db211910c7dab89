using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class ServiceAddressTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/")]
    [InlineData("HTTPS://SMBA.TrafficManager.NET/emea/")]
    [InlineData("https://smba.onyx.prod.teams.trafficmanager.net/x/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc/")]
    public void The_public_services_are_trusted_everywhere(string address)
    {
        Assert.True(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: false));
        Assert.True(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: true));
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://localhost")]
    [InlineData("http://LOCALHOST:5/")]
    [InlineData("http://127.0.0.1:3978/room/")]
    [InlineData("http://127.8.9.10:1/")]
    [InlineData("http://[::1]:3978/")]
    public void Loopback_is_trusted_only_when_told_so(string address)
    {
        Assert.True(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: true));
        Assert.False(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("//smba.trafficmanager.net/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net:443/emea/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://evil.trafficmanager.net/")]
    [InlineData("https://trafficmanager.net/")]
    [InlineData("https://x.smba.trafficmanager.net/")]
    [InlineData("https://smba-trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evilsmba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://.smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net:8443/")]
    [InlineData("https://smba.trafficmanager.net:80/")]
    [InlineData("https://user@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://smba.trafficmanager.net:x@evil.example/")]
    [InlineData("https://evil.example/smba.trafficmanager.net/")]
    [InlineData("https://evil.example?smba.trafficmanager.net/")]
    [InlineData("https://evil.example#smba.trafficmanager.net/")]
    [InlineData("https://evil.example\\@smba.trafficmanager.net/")]
    [InlineData("https:\\\\smba.trafficmanager.net\\")]
    [InlineData("https://smba.trafficmanager.net\\.evil.example/")]
    [InlineData("https:/smba.trafficmanager.net/")]
    [InlineData("https:smba.trafficmanager.net/")]
    [InlineData("https:///smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/?x=1")]
    [InlineData("https://smba.trafficmanager.net/#x")]
    [InlineData("https://smba.trafficmanager.net/emea/../../x")]
    [InlineData("https://smba.trafficmanager.net/emea/./x")]
    [InlineData("https://smba.trafficmanager.net/%2e%2e/x")]
    [InlineData("https://smba.traffic%6danager.net/")]
    [InlineData("https://smba.trafficmanager.net/a b")]
    [InlineData(" https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/\r\nHost: evil.example")]
    [InlineData("https://smba.trafficmanager.net/\0")]
    [InlineData("https://ѕmba.trafficmanager.net/")]
    [InlineData("https://smba。trafficmanager。net/")]
    [InlineData("https://xn--mba-3ub.trafficmanager.net/")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/")]
    [InlineData("https://x.azurewebsites.net/")]
    [InlineData("https://x.botframework.com/")]
    [InlineData("https://localhost:3978/")]
    [InlineData("http://localhost./")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://evil.localhost/")]
    [InlineData("http://user@localhost/")]
    [InlineData("http://127.0.0.1.evil.example/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://0/")]
    [InlineData("http://128.0.0.1/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://192.168.0.1/")]
    [InlineData("http://169.254.169.254/metadata/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::2]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::1/")]
    public void Everything_else_is_refused_even_where_loopback_is_allowed(string? address)
    {
        Assert.False(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: true));
        Assert.False(ServiceAddresses.IsTrusted(address, Cloud.Public, allowLoopback: false));
    }

    [Fact]
    public void Too_long_an_address_is_refused() =>
        Assert.False(ServiceAddresses.IsTrusted(
            "https://smba.trafficmanager.net/" + new string('a', 1_000), Cloud.Public, true));
}
