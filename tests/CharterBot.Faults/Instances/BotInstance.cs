using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CharterBot.Faults.Instances;

/// <summary>One instance of the bot: a process on a port of its own, which may die and come back.</summary>
internal sealed class BotInstance(BotProgram program, IReadOnlyDictionary<string, string> settings, InstanceLog log)
    : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(90);
    private static readonly HttpClient Probe = new() { Timeout = TimeSpan.FromSeconds(10) };

    private Process? _process;
    private long _peakBytes;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>Ready, and not about to go.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Starts that ended by themselves, because the store was away.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>The most memory that was resident.</summary>
    public long PeakBytes
    {
        get
        {
            if (_process is { HasExited: false } process)
            {
                process.Refresh();
                _peakBytes = Math.Max(_peakBytes, process.PeakWorkingSet64);
            }

            return _peakBytes;
        }
    }

    /// <summary>Starts, again if need be, until it is ready.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        while (!await TryStartAsync(started, cancellationToken))
        {
            FailedStarts++;
            if (started.Elapsed > LongestStart)
                throw new InvalidOperationException($"An instance does not start:\n{log.LastWords}");
        }

        IsUp = true;
    }

    /// <summary>SIGKILL: no warning, no flush, no goodbye.</summary>
    public async Task KillAsync()
    {
        IsUp = false;
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>SIGTERM, and how long it took to go. Null: it did not, and was killed.</summary>
    public async Task<TimeSpan?> StopAsync(TimeSpan patience)
    {
        IsUp = false;
        var asked = Stopwatch.StartNew();
        using (var term = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]))
            await term.WaitForExitAsync(CancellationToken.None);
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_process.HasExited)
            return asked.Elapsed;

        await KillAsync();
        return null;
    }

    public void Dispose()
    {
        if (_process is null)
            return;

        try
        {
            _process.Kill();
            _process.WaitForExit(5_000);
        }
        catch (InvalidOperationException)
        {
            // It is gone already.
        }

        _process.Dispose();
    }

    private async Task<bool> TryStartAsync(Stopwatch started, CancellationToken cancellationToken)
    {
        var process = _process = Process.Start(Start())!;
        process.OutputDataReceived += (_, line) => log.Add(line.Data);
        process.ErrorDataReceived += (_, line) => log.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!process.HasExited && started.Elapsed < LongestStart)
        {
            if (await IsReadyAsync(cancellationToken))
                return true;
            await Task.Delay(50, cancellationToken);
        }

        return false;
    }

    private ProcessStartInfo Start()
    {
        ProcessStartInfo start = new(program.File, program.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();

        // As in the image, see deployment/Dockerfile.
        start.Environment["DOTNET_GCgen0size"] = "0x4000000";
        return start;
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Probe.GetAsync(new Uri(Address, "readyz"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException || !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
