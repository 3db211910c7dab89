using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Storage.Azurite;

/// <summary>
/// The emulator of Azure Tables on a port of its own, in memory. Ended with SIGINT, the one signal at which it would also
/// save; one that was killed has lost writes that it acknowledged.
/// </summary>
public sealed class AzuriteProcess : IAsyncLifetime
{
    // The emulator's published account; everybody has this key.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly int _port = FreePort();
    private Process? _process;

    public string ConnectionString => ConnectionStringAt(_port);

    public int Port => _port;

    /// <summary>The same account, seen through another port.</summary>
    public static string ConnectionStringAt(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/{Account};");

    public async ValueTask InitializeAsync()
    {
        var program = Path.Combine(
            Shared.Project, "tests", "CharterBot.Tests", "Storage", "Azurite", "node_modules", "azurite", "dist", "src", "table",
            "main.js");
        Assert.SkipUnless(File.Exists(program), "Needs the npm package azurite, which the build brings.");
        _process = Process.Start(new ProcessStartInfo(
            "node",
            [
                program, "--inMemoryPersistence", "--disableTelemetry", "--silent", "--tableHost", "127.0.0.1", "--tablePort",
                _port.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        await ListensAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;

        if (!_process.HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ListensAsync(CancellationToken cancellationToken)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < TimeSpan.FromSeconds(60) && !_process!.HasExited)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
