using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CharterBot.Charters.QuestionSets;
using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Teams;

/// <summary>Fills the blanks of a source file's texts, like {domain}; what is filled in is not read again.</summary>
internal sealed partial class Blanks(PackageOrder order)
{
    private readonly QuestionSet _set = QuestionSetShelf.Mvc;

    public string Fill(string text) => Blank().Replace(text, blank => Word(blank.Groups[1].Value));

    public JsonNode Fill(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(
            members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Key, Fill(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Fill(item!))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text)),
        _ => node.DeepClone(),
    };

    private string Word(string blank) => blank switch
    {
        "appId" => order.AppId.ToString("D"),
        "domain" => order.Domain.Value,
        "version" => order.Version.Value,
        "manifestVersion" => order.ManifestVersion,
        "developer" => order.Developer.Name.Value,
        "website" => order.Developer.Website.Value,
        "privacy" => order.Developer.Privacy.Value,
        "terms" => order.Developer.Terms.Value,
        "questions" => _set.Count.ToString(CultureInfo.InvariantCulture),
        "minutes" => _set.Minutes.ToString(CultureInfo.InvariantCulture),
        "areas" => string.Join(", ", _set.Areas),
        "source" => _set.Source,
        _ => throw new UnreachableException($"No word for the blank {blank}."),
    };

    [GeneratedRegex(@"\{([a-zA-Z]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
