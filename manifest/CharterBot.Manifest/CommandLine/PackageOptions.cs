using System.CommandLine;
using System.CommandLine.Parsing;
using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.CommandLine;

/// <summary>What may be said on the command line, and how it becomes an order.</summary>
internal sealed class PackageOptions
{
    public Option<Guid> AppId { get; } = Needed("--app-id", "guid", "the registration's application (client) id", Id);

    public Option<DomainName> Domain { get; } =
        Needed("--domain", "host", "where the bot is: bot.example.org", DomainName.Parse);

    public Option<AppVersion> Version { get; } =
        Needed("--version", "x.y.z", "the package's version; higher for each update", AppVersion.Parse);

    public Option<string> Out { get; } = new("--out")
    {
        HelpName = "file",
        Description = "the package to write",
        DefaultValueFactory = _ => "charterbot-teams.zip",
    };

    public Option<DeveloperName> Developer { get; } =
        Read("--developer-name", "name", "who answers for the app [default: CharterBot]", DeveloperName.Parse);

    public Option<WebPage> Website { get; } =
        Read("--website", "address", "help with the app [default: https://<host>/about]", WebPage.Parse);

    public Option<WebPage> Privacy { get; } =
        Read("--privacy", "address", "your privacy statement [default: https://<host>/about#privacy]", WebPage.Parse);

    public Option<WebPage> Terms { get; } =
        Read("--terms", "address", "your terms of use [default: https://<host>/about#terms]", WebPage.Parse);

    public Option<string> ManifestVersion { get; } =
        Read("--manifest-version", "1.29|1.30", "Microsoft's schema to follow [default: 1.29]", Schema);

    public IEnumerable<Option> All =>
        [AppId, Domain, Version, Out, Developer, Website, Privacy, Terms, ManifestVersion];

    public PackageOrder Order(ParseResult said)
    {
        var domain = said.GetValue(Domain);
        return new(
            said.GetValue(AppId),
            domain,
            said.GetValue(Version),
            said.GetValue(ManifestVersion) ?? "1.29",
            new(
                Or(Developer, new("CharterBot")),
                Or(Website, new($"https://{domain}/about")),
                Or(Privacy, new($"https://{domain}/about#privacy")),
                Or(Terms, new($"https://{domain}/about#terms"))));

        T Or<T>(Option<T> option, T otherwise) => said.GetResult(option) is null ? otherwise : said.GetValue(option)!;
    }

    private static Option<T> Needed<T>(string name, string value, string description, Func<string, T> read)
    {
        var option = Read(name, value, description, read);
        option.Required = true;
        return option;
    }

    private static Option<T> Read<T>(string name, string value, string description, Func<string, T> read) => new(name)
    {
        HelpName = value,
        Description = description,
        CustomParser = said => Parsed(said, name, read),
    };

    private static T? Parsed<T>(ArgumentResult said, string name, Func<string, T> read)
    {
        try
        {
            return read(said.Tokens.Single().Value);
        }
        catch (FormatException e)
        {
            said.AddError($"{name}: {e.Message}");
            return default;
        }
    }

    private static Guid Id(string text) =>
        Guid.TryParseExact(text.Trim(), "D", out var id) && id != Guid.Empty
            ? id
            : throw new FormatException($"'{text}' is no application id like 00000000-1111-2222-3333-444444444444.");

    private static string Schema(string text) =>
        text is "1.29" or "1.30" ? text : throw new FormatException($"'{text}' is neither 1.29 nor 1.30.");
}
