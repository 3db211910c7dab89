using System.Globalization;
using System.Text;

namespace CharterBot.Deployment.Tests.Federation;

/// <summary>
/// Stands in for the Azure CLI: answers the calls that it was told of, writes down every one, and fails one that nobody
/// told it of.
/// </summary>
internal sealed class FakeAz : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("charterbot-az-");
    private readonly StringBuilder _answers = new();

    public FakeAz Answers(string beginning, string answer, int code = 0)
    {
        _answers.Append(CultureInfo.InvariantCulture, $"  '{beginning}'*) printf '%s' '{answer}'; exit {code};;\n");
        return this;
    }

    /// <summary>Runs the script with this az, and no other program than those of every Unix.</summary>
    public async Task<ProgramRun> FederateAsync(params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "Needs bash.");
        var az = Path.Combine(_folder.FullName, "az");
        await File.WriteAllTextAsync(
            az,
            $"""
            #!/bin/bash
            printf '%s\n' "$*" >> '{CallsFile}'
            case "$*" in
            {_answers}  *) echo "nobody told me of: $*" >&2; exit 99;;
            esac
            """,
            TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(az, Executable);
        return await RunAsync(_folder.FullName + ":/usr/bin:/bin", arguments);
    }

    /// <summary>Runs the script where there is no az at all.</summary>
    public Task<ProgramRun> FederateWithoutAzAsync(params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "Needs bash.");
        return RunAsync(_folder.CreateSubdirectory("nothing").FullName, arguments);
    }

    public async Task<IReadOnlyList<string>> CallsAsync() =>
        File.Exists(CallsFile) ? await File.ReadAllLinesAsync(CallsFile, TestContext.Current.CancellationToken) : [];

    public void Dispose() => _folder.Delete(recursive: true);

    private string CallsFile => Path.Combine(_folder.FullName, "calls");

    private static Task<ProgramRun> RunAsync(string path, IEnumerable<string> arguments) => ProgramRun.OfAsync(
        "/bin/bash",
        [Repository.At("deployment/federate.sh"), .. arguments],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = path });
}
