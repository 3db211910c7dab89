using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CharterBot.Tests.Conversations;

/// <summary>The bot as a process of its own, so that it can be killed as an operating system kills.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process, Uri address)
    {
        _process = process;
        Http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
    }

    public HttpClient Http { get; }

    public static async Task<BotProcess> StartAsync(string database, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Program()])
        {
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
                ["Room__Enabled"] = "false",
                ["BotFramework__DangerouslyAllowAnonymous"] = "true",
                ["BotFramework__PaceSends"] = "false",
                ["Storage__Sqlite__Path"] = database,
                ["Logging__LogLevel__Default"] = "None",
                // Many short lives: what the compiler learns of one, or makes faster in it, is lost with it.
                ["DOTNET_TieredPGO"] = "0",
                ["DOTNET_TC_CallCountingDelayMs"] = "5000",
            },
        })!;
        var bot = new BotProcess(process, address);
        await bot.IsReadyAsync(cancellationToken);
        return bot;
    }

    /// <summary>SIGKILL: no warning, no flush, no goodbye.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        Http.Dispose();
        _process.Dispose();
    }

    private async Task IsReadyAsync(CancellationToken cancellationToken)
    {
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (true)
        {
            try
            {
                using var answer = await Http.GetAsync(new Uri("readyz", UriKind.Relative), cancellationToken);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (DateTime.UtcNow < deadline && !_process.HasExited)
            {
                // Not listening yet.
            }

            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>Beside this project's output, under the same configuration.</summary>
    public static string Program()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(output.Parent!.Parent!.FullName, "CharterBot", output.Name, "CharterBot.dll");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
