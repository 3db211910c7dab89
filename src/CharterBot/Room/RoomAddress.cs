using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CharterBot.Room;

/// <summary>The address at which this very process listens, as a caller on this machine writes it.</summary>
internal sealed class RoomAddress(IServer server)
{
    private Uri? _found;

    public Uri Own => _found ??= Find();

    public string Connector => new Uri(Own, "room/connector/").AbsoluteUri;

    private Uri Find()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var chosen = addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ??
            addresses.FirstOrDefault() ??
            throw new InvalidOperationException("The room needs a web server that listens on an address.");

        var parts = BindingAddress.Parse(chosen);
        if (parts.Port == 0)
            throw new InvalidOperationException("The web server has not got its port yet.");

        var host = parts.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "127.0.0.1" : parts.Host;
        return new Uri($"{parts.Scheme}://{host}:{parts.Port}/");
    }
}
