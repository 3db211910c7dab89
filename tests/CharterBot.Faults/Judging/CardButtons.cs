using System.Text.Json.Nodes;

namespace CharterBot.Faults.Judging;

/// <summary>The buttons of a card, wherever they stand on it; one may be the fallback of another.</summary>
internal static class CardButtons
{
    public static IEnumerable<JsonObject> Of(JsonNode? node) => node switch
    {
        JsonObject parent => IsButton(parent)
            ? [parent, .. Of(parent["fallback"])]
            : parent.SelectMany(member => Of(member.Value)),
        JsonArray list => list.SelectMany(Of),
        _ => [],
    };

    private static bool IsButton(JsonObject node) =>
        node["data"] is JsonObject && node["type"]?.GetValue<string>() is "Action.Execute" or "Action.Submit";
}
