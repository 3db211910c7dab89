using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CharterBot.Deployment.Tests.Image;

/// <summary>The image is linted here, not built: that needs a container engine.</summary>
public sealed partial class DockerfileTests
{
    private const string Dockerfile = "deployment/Dockerfile";

    [Fact]
    public async Task The_linter_has_nothing_to_say()
    {
        var lint = await RunAsync("lint", Repository.At(Dockerfile));

        Assert.Equal("", lint.Said);
        Assert.Equal(0, lint.Code);
    }

    [Fact]
    public async Task The_linter_sees_a_mistake()
    {
        var folder = Directory.CreateTempSubdirectory("charterbot-image-");
        var file = Path.Combine(folder.FullName, "Dockerfile");
        await File.WriteAllTextAsync(
            file, await Repository.ReadAsync(Dockerfile) + "EXPOSE port\n", TestContext.Current.CancellationToken);

        var lint = await RunAsync("lint", file);

        folder.Delete(recursive: true);
        Assert.NotEqual("", lint.Said);
    }

    [Fact]
    public async Task What_runs_has_no_shell_is_not_root_and_has_cultures_and_time_zones()
    {
        var last = (await Repository.ReadAsync(Dockerfile)).Split("\nFROM mcr.microsoft.com/dotnet/")[^1];

        Assert.StartsWith("aspnet:10.0-noble-chiseled-extra\n", last, StringComparison.Ordinal);
        Assert.Contains("\nUSER $APP_UID\n", last, StringComparison.Ordinal);
        Assert.DoesNotContain("\nRUN ", last, StringComparison.Ordinal);
        Assert.DoesNotContain("\nHEALTHCHECK ", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_build_sees_the_sources_and_nothing_else_of_the_repository()
    {
        var lines = (await Repository.ReadAsync(".dockerignore")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("*", lines.First(line => !line.StartsWith('#')));
        Assert.Equal(
            [".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json", "src"],
            lines.Where(line => line.StartsWith('!')).Select(line => line[1..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Its_sdk_is_one_that_the_repository_takes()
    {
        var sdk = SdkVersion().Match(await Repository.ReadAsync("global.json")).Groups[1].Value;

        Assert.Contains($"/dotnet/sdk:{sdk}-", await Repository.ReadAsync(Dockerfile), StringComparison.Ordinal);
    }

    private static Task<ProgramRun> RunAsync(params IEnumerable<string> arguments)
    {
        var program = Repository.At(
            "tests/CharterBot.Deployment.Tests/Image/node_modules/dockerfile-utils/bin/dockerfile-utils");
        return ProgramRun.OfAsync("node", [program, .. arguments], ImmutableDictionary<string, string>.Empty);
    }

    [GeneratedRegex("""
        "version": "(\d+\.\d+)\.
        """)]
    private static partial Regex SdkVersion();
}
