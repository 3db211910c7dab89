using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CharterBot.Load;

/// <summary>A bot that runs as a child of the driver, on a port and a database of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _lastWords = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charterbot-load-");
    private readonly Process _process;

    private readonly long _started = Stopwatch.GetTimestamp();

    /// <param name="tables">The connection string of the tables; null for a file of its own.</param>
    public BotProcess(BotProgram program, string? tables)
    {
        Program = program;
        ProcessStartInfo start = new(program.File, program.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program.Arguments is [_, var dll, ..] ? dll : program.File),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = Address.ToString(),
                ["Room__Enabled"] = "false",
                ["BotFramework__DangerouslyAllowAnonymous"] = "true",
                ["BotFramework__PaceSends"] = "false",
                ["Storage__Sqlite__Path"] = Path.Combine(_folder.FullName, "load.db"),

                // As in the image, see deployment/Dockerfile.
                ["DOTNET_GCgen0size"] = "0x4000000",
            },
        };
        if (tables is not null)
        {
            start.Environment["Storage__Provider"] = "AzureTables";
            start.Environment[BareTable.Setting] = tables;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Remember(line.Data);
        _process.ErrorDataReceived += (_, line) => Remember(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public BotProgram Program { get; }

    public Uri Address { get; } = FreeAddress();

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan ColdStart { get; private set; }

    /// <summary>User and system time of the process so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that was resident so far (VmHWM on Linux).</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    /// <summary>Waits for the first answer, and not for ever.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using HttpClient http = new() { BaseAddress = Address };
        while (!await AnswersAsync(http, cancellationToken))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(_started) > LongestStart)
                throw new InvalidOperationException($"The bot did not start:\n{string.Join('\n', _lastWords)}");
            await Task.Delay(2, cancellationToken);
        }

        ColdStart = Stopwatch.GetElapsedTime(_started);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit(5000);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri("healthz", UriKind.Relative), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Uri FreeAddress()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;

        _lastWords.Enqueue(line);
        if (_lastWords.Count > 30)
            _lastWords.TryDequeue(out _);
    }
}
