using System.Text.Json.Nodes;
using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Teams;

/// <summary>
/// The texts of the manifest in another language. Names stay. So do the commands' words, because the bot's grammar is
/// English; what they do is translated once a word, wherever the word stands.
/// </summary>
internal static class LanguageFile
{
    private const string Commands = "commands";

    public static JsonObject Make(string file, JsonObject manifest, PackageOrder order)
    {
        var source = new Blanks(order).Fill(SourceFile.Json(file)).AsObject();
        var texts = new JsonObject
        {
            ["$schema"] = manifest["$schema"]!.GetValue<string>().Replace(
                "MicrosoftTeams.schema", "MicrosoftTeams.Localization.schema", StringComparison.Ordinal),
            ["name.short"] = manifest["name"]!["short"]!.DeepClone(),
            ["name.full"] = manifest["name"]!["full"]!.DeepClone(),
        };
        foreach (var (key, text) in source.Where(member => member.Key != Commands))
            texts[key] = text!.DeepClone();
        foreach (var (key, word) in TeamsManifest.Commands(manifest))
        {
            texts[$"{key}.description"] = source[Commands]![word] is { } does
                ? MenuCommand.Describe(MenuCommand.Row(word), does.GetValue<string>())
                : throw new UnreachableException($"{file} does not say what {word} does.");
        }

        return texts;
    }
}
