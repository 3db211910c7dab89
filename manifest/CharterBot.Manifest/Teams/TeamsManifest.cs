using System.Text.Json.Nodes;
using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Teams;

/// <summary>manifest.json: its source with the blanks filled and a menu line for each command's word.</summary>
internal static class TeamsManifest
{
    public const string FileName = "manifest.json";

    public static JsonObject Make(PackageOrder order)
    {
        var manifest = new Blanks(order).Fill(SourceFile.Json(FileName)).AsObject();
        foreach (var list in Lists(manifest))
        {
            var words = list["commands"]!.AsArray().Select(word => word!.GetValue<string>());
            list["commands"] = new JsonArray([.. words.Select(Line)]);
        }

        return manifest;
    }

    /// <summary>Where each command stands: the key of its line, as language files name it, and its word.</summary>
    public static IEnumerable<(string Key, string Word)> Commands(JsonObject manifest) =>
        Lists(manifest).SelectMany((list, menu) => list["commands"]!.AsArray().Select((line, place) =>
            ($"bots[0].commandLists[{menu}].commands[{place}]", line!["title"]!.GetValue<string>())));

    public static IEnumerable<(string Tag, string File)> Languages(JsonObject manifest) =>
        manifest["localizationInfo"]!["additionalLanguages"]!.AsArray()
            .Select(language => (language!["languageTag"]!.GetValue<string>(), language["file"]!.GetValue<string>()));

    private static IEnumerable<JsonNode> Lists(JsonObject manifest) =>
        manifest["bots"]![0]!["commandLists"]!.AsArray().OfType<JsonNode>();

    private static JsonObject Line(string word)
    {
        var row = MenuCommand.Row(word);
        return new() { ["title"] = row.Word, ["description"] = MenuCommand.Describe(row, row.Does) };
    }
}
