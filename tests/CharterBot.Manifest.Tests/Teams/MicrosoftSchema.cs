using System.Collections.Concurrent;
using NJsonSchema;

namespace CharterBot.Manifest.Tests.Teams;

/// <summary>Microsoft's own schemas of the app package, as its npm package has them.</summary>
internal static class MicrosoftSchema
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<JsonSchema>>> Loaded = new();

    public static Task<IReadOnlyList<string>> ManifestFaultsAsync(string version, string json) =>
        FaultsAsync(version, "MicrosoftTeams.schema.json", json);

    public static Task<IReadOnlyList<string>> LanguageFaultsAsync(string version, string json) =>
        FaultsAsync(version, "MicrosoftTeams.Localization.schema.json", json);

    private static async Task<IReadOnlyList<string>> FaultsAsync(string version, string name, string json)
    {
        var file = Repository.Path(
            "tests", "CharterBot.Manifest.Tests", "Schemas", "node_modules", "@microsoft", "app-manifest",
            "build", "json-schemas", "teams", $"v{version}", name);
        var schema = await Loaded.GetOrAdd(file, path => new(() => JsonSchema.FromFileAsync(path))).Value;
        return [.. schema.Validate(json).Select(fault => $"{fault.Path}: {fault.Kind}")];
    }
}
