using System.Text.Json.Nodes;
using CharterBot.Manifest.CommandLine;
using CharterBot.Manifest.Tests.Teams;

namespace CharterBot.Manifest.Tests.CommandLine;

public sealed class PackageCommandTests : IDisposable
{
    private static readonly string[] Needed =
        ["--app-id", Sample.AppId, "--domain", Sample.Domain, "--version", "1.2.3"];

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public void It_writes_the_package_and_says_what_the_registration_must_say()
    {
        var package = _folder.File("app.zip");

        Assert.Equal(0, Run([.. Needed, "--out", package]));

        var manifest = JsonNode.Parse(Sample.Open(File.ReadAllBytes(package))["manifest.json"])!;
        Assert.Equal("1.2.3", manifest["version"]!.GetValue<string>());
        Assert.Equal("1.29", manifest["manifestVersion"]!.GetValue<string>());
        Assert.Equal("https://bot.example.org/about#privacy", manifest["developer"]!["privacyUrl"]!.GetValue<string>());
        Assert.Contains("https://bot.example.org/api/messages", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"api://bot.example.org/botid-{Sample.AppId}", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(["app.zip"], _folder.Names());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Everything_that_may_be_said_arrives_in_the_manifest()
    {
        var package = _folder.File("app.zip");

        Assert.Equal(0, Run(
            [
                .. Needed, "--out", package, "--developer-name", "Knowledge Office",
                "--website", "https://example.org/help", "--privacy", "https://example.org/privacy",
                "--terms", "https://example.org/terms", "--manifest-version", "1.30",
            ]));

        var manifest = JsonNode.Parse(Sample.Open(File.ReadAllBytes(package))["manifest.json"])!;
        Assert.Equal("1.30", manifest["manifestVersion"]!.GetValue<string>());
        Assert.Equal(
            [
                "Knowledge Office", "https://example.org/help", "https://example.org/privacy",
                "https://example.org/terms",
            ],
            manifest["developer"]!.AsObject().Select(member => member.Value!.GetValue<string>()));
    }

    [Theory]
    [InlineData("--app-id", "charterbot")]
    [InlineData("--app-id", "00000000-0000-0000-0000-000000000000")]
    [InlineData("--app-id", "{5d0c1e62-7a3b-4f7e-9a55-1c2d3e4f5a6b}")]
    [InlineData("--domain", "https://bot.example.org")]
    [InlineData("--version", "1.0")]
    [InlineData("--developer-name", "")]
    [InlineData("--website", "http://example.org")]
    [InlineData("--privacy", "privacy.html")]
    [InlineData("--terms", "ftp://example.org")]
    [InlineData("--manifest-version", "1.24")]
    public void A_wrong_value_is_refused_by_the_name_of_its_option_and_nothing_is_written(string option, string value)
    {
        string[] said = [.. Needed, "--out", _folder.File("app.zip")];
        var at = Array.IndexOf(said, option);
        string[] wrong = at < 0 ? [.. said, option, value] : [.. said[..(at + 1)], value, .. said[(at + 2)..]];

        Assert.Equal(1, Run(wrong));

        Assert.StartsWith($"{option}: ", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void What_is_missing_is_named_all_at_once()
    {
        Assert.Equal(1, Run([]));

        Assert.All(
            ["--app-id", "--domain", "--version"],
            option => Assert.Contains(option, _error.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_option_is_named()
    {
        Assert.Equal(1, Run([.. Needed, "--tenant", "x"]));

        Assert.Contains("--tenant", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named_with_its_option()
    {
        var nowhere = _folder.File("no/such/app.zip");

        Assert.Equal(1, Run([.. Needed, "--out", nowhere]));
        Assert.Equal(1, Run([.. Needed, "--out", Path.GetDirectoryName(_folder.File("x"))!]));

        Assert.Contains(
            $"--out: '{nowhere}' lies in a folder that does not exist.", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("is a folder: name the file.", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public void An_older_package_is_replaced()
    {
        var package = _folder.File("app.zip");
        File.WriteAllText(package, "old");

        Assert.Equal(0, Run([.. Needed, "--out", package]));

        Assert.Equal(5, Sample.Open(File.ReadAllBytes(package)).Count);
    }

    [Fact]
    public void Help_names_every_option()
    {
        Assert.Equal(0, Run(["--help"]));

        Assert.All(new PackageOptions().All, option =>
            Assert.Contains($"{option.Name} <", _output.ToString(), StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private int Run(string[] args) => PackageCommand.Run(args, _output, _error);
}
