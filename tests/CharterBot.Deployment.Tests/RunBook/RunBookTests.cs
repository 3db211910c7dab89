using System.Text.RegularExpressions;

namespace CharterBot.Deployment.Tests.RunBook;

public sealed partial class RunBookTests
{
    public static TheoryData<string> Documents() => ["deployment/README.md", "deployment/costs.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_link_leads_somewhere(string document)
    {
        var text = await Repository.ReadAsync(document);

        foreach (Match link in Link().Matches(text))
        {
            var (file, section) = (link.Groups["file"].Value, link.Groups["section"].Value);
            var target = file.Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, file);
            Assert.True(File.Exists(Repository.At(target)), $"{link.Value} leads to no file.");
            if (section.Length > 0)
                Assert.Contains(section, Sections(await Repository.ReadAsync(target)));
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_file_that_a_command_names_is_there(string document)
    {
        var text = await Repository.ReadAsync(document);

        var named = FileInDeployment().Matches(text).Select(match => match.Value).Distinct();

        Assert.All(named, file => Assert.True(File.Exists(Repository.At(file)), file));
    }

    [Fact]
    public async Task Everything_that_the_parameters_read_is_exported_and_nothing_else()
    {
        var parameters = await Repository.ReadAsync("deployment/production.bicepparam");
        var runBook = await Repository.ReadAsync("deployment/README.md");

        Assert.Equal(Names(ReadVariable(), parameters), Names(ExportedVariable(), runBook));
    }

    [Fact]
    public async Task Every_output_that_is_asked_for_is_there()
    {
        var template = await Repository.ReadAsync("deployment/main.bicep");
        var asked = string.Concat(
            await Repository.ReadAsync("deployment/README.md"), await Repository.ReadAsync("deployment/federate.sh"));

        var outputs = Names(AskedOutput(), asked);

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.Matches($"(?m)^output {output} ", template));
    }

    private static IEnumerable<string> Names(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>As Markdown makes anchors of headings.</summary>
    private static IEnumerable<string> Sections(string text) => Heading().Matches(text).Select(match =>
        NoWord().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:)(?<file>[^)#]*)(?:#(?<section>[^)]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#+ (.+)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();

    [GeneratedRegex(@"\bdeployment/[\w.-]*\w")]
    private static partial Regex FileInDeployment();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'\)")]
    private static partial Regex ReadVariable();

    [GeneratedRegex(@"(?m)^export (\w+)=")]
    private static partial Regex ExportedVariable();

    [GeneratedRegex(@"properties\.outputs\.(\w+)\.value")]
    private static partial Regex AskedOutput();
}
