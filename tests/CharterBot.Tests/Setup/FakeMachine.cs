using System.Diagnostics;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Setup;

/// <summary>
/// A machine as <c>tests/run</c> sees it: a path with the shell's own tools and nothing else but programs of a few
/// lines that stand in for dotnet, npm, apt-get and the browser.
/// </summary>
internal sealed class FakeMachine : IDisposable
{
    /// <summary>Says which browser it was given, and ends as a real run ends.</summary>
    public const string Dotnet = """
        [ "$1" = build ] && exit "${BUILD:-0}"
        [ "$1" = test ] && echo "browser [$CHARTERBOT_CHROMIUM] arguments [$*]"
        printf 'Test run summary\n  total: 9\n  failed: %s\n  succeeded: %s\n  skipped: %s\n' \
          "${FAILED:-0}" "${SUCCEEDED:-9}" "${SKIPPED:-0}"
        [ "${FAILED:-0}" = 0 ] || exit 2
        """;

    private static readonly string[] Tools = ["bash", "sed", "tail", "tee", "mktemp", "rm", "dirname", "chmod"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charterbot-machine-");

    public FakeMachine()
    {
        foreach (var tool in Tools)
            File.CreateSymbolicLink(PathOf(tool), WhereIs(tool));
        Add("dotnet", Dotnet);
        Add("npm", "exit 0");
        IsRoot(false);
    }

    public string PathOf(string program) => Path.Combine(_folder.FullName, program);

    public void Add(string program, string script)
    {
        Remove(program);
        File.WriteAllText(PathOf(program), $"#!{PathOf("bash")}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf(program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public void Remove(string program) => File.Delete(PathOf(program));

    public void IsRoot(bool isRoot) => Add("id", $"echo {(isRoot ? 0 : 1000)}");

    /// <summary>Runs <c>tests/run</c>. Answers its exit code and all it said.</summary>
    public async Task<(int Code, string Said)> RunAsync(
        CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var script = Path.Combine(Shared.Project, "tests", "run");
        var start = new ProcessStartInfo(PathOf("bash"), [script, "--some", "argument"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = _folder.FullName;
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEndAsync(cancellationToken);
        var complaints = run.StandardError.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        return (run.ExitCode, await complaints + await said);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string WhereIs(string tool) => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, tool))
        .First(File.Exists);
}
