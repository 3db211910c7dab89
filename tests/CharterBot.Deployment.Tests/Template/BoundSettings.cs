using System.Text.RegularExpressions;

namespace CharterBot.Deployment.Tests.Template;

/// <summary>The settings that the bot binds, read from the source of its options.</summary>
internal static partial class BoundSettings
{
    public static async Task<IReadOnlySet<string>> ReadAsync()
    {
        var sources = await Task.WhenAll(
            Directory.EnumerateFiles(Repository.At("src"), "*Options.cs", SearchOption.AllDirectories)
                .Select(Repository.ReadAsync));
        var sections = sources
            .Select(source => (source, Class: ClassName().Match(source), Section: SectionOf().Match(source)))
            .Where(options => options.Section.Success)
            .ToDictionary(options => options.Class.Groups[1].Value, StringComparer.Ordinal);

        // Of ASP.NET Core itself.
        var settings = new HashSet<string>(StringComparer.Ordinal) { "ASPNETCORE_URLS" };
        foreach (var (source, _, section) in sections.Values)
        {
            var parent = section.Groups["parent"];
            var beginning = parent.Success ? sections[parent.Value].Section.Groups["name"].Value : "";
            foreach (Match property in Property().Matches(source))
                settings.Add($"{beginning}{section.Groups["name"].Value}:{property.Groups[1].Value}");
        }

        return settings;
    }

    [GeneratedRegex(@"class (\w+Options)\b")]
    private static partial Regex ClassName();

    [GeneratedRegex("""const string Section = (?:(?<parent>\w+)\.Section \+ )?"(?<name>[^"]*)";""")]
    private static partial Regex SectionOf();

    [GeneratedRegex(@"public [\w<>?]+ (\w+) \{ get; init; \}")]
    private static partial Regex Property();
}
