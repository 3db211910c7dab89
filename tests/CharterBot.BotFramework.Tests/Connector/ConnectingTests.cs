using System.Net;
using System.Net.Sockets;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace CharterBot.BotFramework.Tests.Connector;

/// <summary>
/// What fails before a word was said is certain. The name of the service is real, the way to it is not.
/// </summary>
public sealed class ConnectingTests
{
    private static readonly ConversationReference Where = new("https://smba.trafficmanager.net/emea/", "a");

    internal static NullLogger<Wire> Log => NullLogger<Wire>.Instance;

    internal static Wire Wire { get; } = new(Dns.GetHostAddressesAsync, allowLoopback: true, Log);

    [Fact]
    public async Task A_connection_that_never_comes_about_sent_nothing() =>
        Assert.Equal(
            new SendOutcome.NotSent("no connection in time", null),
            await SendAsync(
                async (_, token) =>
                {
                    await Task.Delay(-1, token);
                    return Stream.Null;
                },
                TimeSpan.FromMilliseconds(200)));

    [Theory]
    [InlineData(SocketError.HostNotFound, "NameResolutionError")]
    [InlineData(SocketError.TryAgain, "NameResolutionError")]
    [InlineData(SocketError.NetworkUnreachable, "ConnectionError")]
    [InlineData(SocketError.ConnectionRefused, "ConnectionError")]
    public async Task A_connection_that_fails_sent_nothing(SocketError error, string reason) =>
        Assert.Equal(
            new SendOutcome.NotSent(reason, null),
            await SendAsync((_, _) => throw new SocketException((int)error)));

    [Fact]
    public async Task A_service_that_does_not_prove_who_it_is_hears_nothing()
    {
        await using var impostor = await FakeConnector.StartAsync(200);
        var port = new Uri(impostor.Somewhere.ServiceUrl).Port;

        var outcome = await SendAsync(async (_, token) =>
        {
            var socket = new TcpClient();
            await socket.ConnectAsync("127.0.0.1", port, token);
            return socket.GetStream();
        });

        Assert.Equal(new SendOutcome.NotSent("SecureConnectionError", null), outcome);
        Assert.Empty(impostor.Requests);
    }

    private static async Task<SendOutcome> SendAsync(
        Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect, TimeSpan? patience = null)
    {
        using var wire = Wire.Open();
        (wire.ConnectTimeout, wire.ConnectCallback) = (patience ?? TimeSpan.FromSeconds(10), connect);
        using var http = new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new ConnectorClient(
            http, Cloud.Public, TimeProvider.System, allowLoopback: false, TimeSpan.FromSeconds(15));
        return await client.SendAsync(Where, OutgoingActivity.Text("Hello"), TestContext.Current.CancellationToken);
    }
}
