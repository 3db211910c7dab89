using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CharterBot.Tests.Storage.Azurite;

/// <summary>
/// The emulator of Azure Tables on a port of its own, in memory. Ended with SIGINT, the one signal at which it would also
/// save; one that was killed has lost writes that it acknowledged.
/// </summary>
internal sealed class Emulator : IAsyncDisposable
{
    // The emulator's published account; everybody has this key.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process _process;

    private Emulator(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <param name="project">The folder of the solution, in which the build puts the emulator.</param>
    public static string ProgramIn(string project) => Path.Combine(
        project, "tests", "CharterBot.Tests", "Storage", "Azurite", "node_modules", "azurite", "dist", "src", "table", "main.js");

    /// <summary>The account at a port: the emulator's own, or that of something in front of it.</summary>
    public static string ConnectionStringAt(int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/{Account};");

    public static async Task<Emulator> StartAsync(string program, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(
            "node",
            [
                program, "--inMemoryPersistence", "--disableTelemetry", "--silent", "--tableHost", "127.0.0.1", "--tablePort",
                port.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var emulator = new Emulator(process, port);
        await emulator.ListensAsync(cancellationToken);
        return emulator;
    }

    public async ValueTask DisposeAsync()
    {
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
                await probe.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < TimeSpan.FromSeconds(60) && !_process.HasExited)
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
