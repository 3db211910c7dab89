using System.Text.Json.Nodes;

namespace CharterBot.Deployment.Tests.Template;

/// <summary>What production would be, as it was looked at and approved.</summary>
internal static class Prediction
{
    public const string File = "tests/CharterBot.Deployment.Tests/Template/production.snapshot.json";

    public static async Task<JsonNode> ApprovedAsync() => JsonNode.Parse(await Repository.ReadAsync(File))!;

    public static async Task<JsonNode> ResourceAsync(string type) =>
        (await ResourcesAsync()).Single(resource => (string)resource["type"]! == type)["properties"]!;

    public static async Task<IEnumerable<JsonNode>> ResourcesAsync() =>
        (await ApprovedAsync())["predictedResources"]!.AsArray().Select(resource => resource!);
}
