using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// The way out of the house. It follows nobody elsewhere and connects only to addresses on the internet, whatever a
/// name resolves to at that moment; in Development also to this machine.
/// </summary>
internal sealed partial class Wire(ResolveHost resolve, bool allowLoopback, ILogger<Wire> logger)
{
    public SocketsHttpHandler Open() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = await resolve(target.Host, cancellationToken);

        // A proxy stands where whoever runs the bot says; it is asked for the host that was looked at before.
        if (target.Host == context.InitialRequestMessage.RequestUri?.IdnHost)
            addresses = Array.FindAll(addresses, MayBeCalled);

        if (addresses.Length == 0)
        {
            NoPublicAddress(target.Host);
            throw new SocketException((int)SocketError.NetworkUnreachable);
        }

        return await ConnectAsync(addresses, target.Port, cancellationToken);
    }

    private static async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }

    private bool MayBeCalled(IPAddress address) =>
        PublicAddresses.Includes(address) || (allowLoopback && IPAddress.IsLoopback(address));

    [LoggerMessage(LogLevel.Warning, "{Host} has no address on the internet: it is not called")]
    private partial void NoPublicAddress(string host);
}
