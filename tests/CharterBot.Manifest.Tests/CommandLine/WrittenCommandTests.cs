using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CharterBot.Manifest.CommandLine;
using CharterBot.Manifest.Tests.Teams;

namespace CharterBot.Manifest.Tests.CommandLine;

/// <summary>What an admin copies out of a README works as it stands there.</summary>
public sealed partial class WrittenCommandTests : IDisposable
{
    private const string Start = "dotnet run --project manifest/CharterBot.Manifest -- ";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Longer =>
        [.. Written("README.md").Concat(Written("manifest", "README.md")).Distinct().Skip(1)];

    [Fact]
    public async Task The_shortest_command_stands_in_both_READMEs_and_makes_a_package()
    {
        var command = Assert.Single(Written("README.md"));
        var package = _folder.File("written.zip");

        await RunAsync([.. Words(command), "--out", package]);

        Assert.Equal(command, Written("manifest", "README.md")[0]);
        Assert.Empty(await FaultsAsync(package));
    }

    [Theory]
    [MemberData(nameof(Longer))]
    public async Task A_longer_command_makes_a_package_too(string command)
    {
        var package = _folder.File("written.zip");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = PackageCommand.Run([.. Words(command[Start.Length..]), "--out", package], output, error);

        Assert.Equal((0, ""), (code, error.ToString()));
        Assert.Empty(await FaultsAsync(package));
    }

    public void Dispose() => _folder.Dispose();

    private static string[] Written(params ReadOnlySpan<string> file) =>
        [.. File.ReadLines(Repository.Path(file)).Where(line => line.StartsWith(Start, StringComparison.Ordinal))];

    private static string[] Words(string command) => [.. Word().Matches(command).Select(word => word.Value.Trim('"'))];

    private static async Task<IReadOnlyList<string>> FaultsAsync(string package)
    {
        var files = Sample.Open(await File.ReadAllBytesAsync(package, TestContext.Current.CancellationToken));
        return await MicrosoftSchema.ManifestFaultsAsync("1.29", Encoding.UTF8.GetString(files["manifest.json"]));
    }

    private static async Task RunAsync(string[] words)
    {
        using var process = new Process
        {
            StartInfo = new(words[0], words[1..])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        Alone(process.StartInfo.Environment);
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, $"{await output}{await error}");
    }

    /// <summary>A build inside a build must not take the outer one's settings, nor leave its helpers running.</summary>
    private static void Alone(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.ToArray())
        {
            if (name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
                environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
