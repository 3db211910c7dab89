using System.Net;
using System.Net.Sockets;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using Microsoft.AspNetCore.Http;

namespace CharterBot.BotFramework.Tests.Connector;

public sealed class HostileAddressTests
{
    private static readonly OutgoingActivity Hello = OutgoingActivity.Text("Hello");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Hostile => [.. HostileAddresses.All.SelectMany(
        address => new[] { ("Development", address), ("Production", address) })];

    [Fact]
    public void The_list_of_the_hostile_is_long() => Assert.InRange(HostileAddresses.All.Length, 40, 1_000);

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_hostile_address_gets_no_connection_and_no_token(string environment, string address)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var bot = new WiredBot(environment);
        var target = HostileAddresses.At(address, ((IPEndPoint)listener.LocalEndpoint).Port);

        var outcome = await bot.Client.SendAsync(new(target, "a"), Hello, Token);
        var roundabout = await RoundaboutAsync(bot, target);

        Assert.Equal(new SendOutcome.Refused(0, "ServiceAddressNotTrusted"), outcome);
        Assert.IsNotType<HttpResponseMessage>(roundabout);
        Assert.False(listener.Pending());
        Assert.Empty(bot.Resolved);
        Assert.Empty(bot.Entra.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    public async Task This_machine_is_spoken_to_in_development_only_and_hears_no_token(string address)
    {
        await using var connector = await FakeConnector.StartAsync(201, """{"id":"1"}""");
        var target = HostileAddresses.At(address, new Uri(connector.Somewhere.ServiceUrl).Port);
        using var development = new WiredBot("Development");
        using var production = new WiredBot();

        Assert.Equal(new SendOutcome.Sent("1"), await development.Client.SendAsync(new(target, "a"), Hello, Token));
        Assert.IsType<SendOutcome.Refused>(await production.Client.SendAsync(new(target, "a"), Hello, Token));

        Assert.Null(Assert.Single(connector.Requests).Authorization);
        Assert.Empty(development.Entra.Asked);
        Assert.Empty(production.Resolved);
    }

    [Fact]
    public async Task What_somebody_else_put_into_the_header_does_not_leave_the_house()
    {
        await using var connector = await FakeConnector.StartAsync(201);
        using var bot = new WiredBot("Development");
        using var request = new HttpRequestMessage(HttpMethod.Get, connector.Somewhere.ServiceUrl);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer left over");
        using var response = await bot.Http.SendAsync(request, Token);
        Assert.Null(Assert.Single(connector.Requests).Authorization);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_by_anybody()
    {
        await using var elsewhere = await FakeConnector.StartAsync(200);
        await using var connector = await FakeConnector.StartAsync(http =>
        {
            http.Response.Redirect(elsewhere.Somewhere.ServiceUrl, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var bot = new WiredBot("Development");
        Assert.Equal(new SendOutcome.Refused(307, null), await bot.Client.SendAsync(connector.Somewhere, Hello, Token));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public void A_name_that_turns_out_to_be_inside_is_not_public()
    {
        Assert.DoesNotContain(HostileAddresses.Parsed(HostileAddresses.NotPublic), PublicAddresses.Includes);
        Assert.All(
            HostileAddresses.Parsed(HostileAddresses.Public),
            address => Assert.True(PublicAddresses.Includes(address), address.ToString()));
    }

    [Fact]
    public async Task A_trusted_name_that_resolves_to_the_inside_is_not_connected_to()
    {
        using var bot = new WiredBot { Resolution = HostileAddresses.Parsed(HostileAddresses.NotPublic) };
        var outcome = await bot.Client.SendAsync(new("https://smba.trafficmanager.net/emea/", "a"), Hello, Token);
        Assert.Equal(new SendOutcome.NotSent("ConnectionError", null), outcome);
        Assert.Equal(["smba.trafficmanager.net"], bot.Resolved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_name_resolves_to_is_looked_at_where_the_socket_is_opened(bool allowLoopback)
    {
        await using var inside = await FakeConnector.StartAsync(200);
        var wire = new Wire(ToLoopback, allowLoopback, ConnectingTests.Log);
        using var http = new HttpClient(wire.Open());
        var address = new Uri($"http://rebound.example:{new Uri(inside.Somewhere.ServiceUrl).Port}/");

        if (allowLoopback)
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address, Token)).StatusCode);
        else
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address, Token));

        Assert.Equal(allowLoopback ? 1 : 0, inside.Requests.Count);
    }

    [Fact]
    public async Task A_proxy_stands_where_whoever_runs_the_bot_says()
    {
        await using var proxy = await FakeConnector.StartAsync(200);
        var wire = new Wire(ToLoopback, allowLoopback: false, ConnectingTests.Log);
        using var handler = wire.Open();
        handler.Proxy = new WebProxy(new Uri(proxy.Somewhere.ServiceUrl));
        using var http = new HttpClient(handler);
        using var response = await http.GetAsync(new Uri("http://far.example/"), Token);
        Assert.Equal("http://far.example/", Assert.Single(proxy.Requests).Path);
    }

    private static Task<IPAddress[]> ToLoopback(string host, CancellationToken cancellationToken) =>
        Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    private static async Task<object> RoundaboutAsync(WiredBot bot, string address)
    {
        try
        {
            return await bot.Http.PostAsync(new Uri(address), null, Token);
        }
        catch (Exception e) when (e is HttpRequestException or UriFormatException)
        {
            return e;
        }
    }
}
