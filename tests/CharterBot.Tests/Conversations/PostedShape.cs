using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>What the platform sees when it looks at an activity that a bot sends.</summary>
internal static class PostedShape
{
    /// <summary>
    /// Text beside a card, or several cards, become messages of their own: who sent them learns no id.
    /// </summary>
    public static IReadOnlyList<JsonNode> Messages(JsonNode activity)
    {
        var cards = activity["attachments"] as JsonArray ?? [];
        var hasText = activity["text"] is not null;
        if (cards.Count + (hasText ? 1 : 0) <= 1)
            return [activity];

        var parts = cards.Select(card => With(activity, "attachments", new JsonArray(card!.DeepClone())));
        return hasText ? [With(activity, "text", activity["text"]!.DeepClone()), .. parts] : [.. parts];
    }

    /// <summary>The first thing that makes the platform refuse it; null when nothing does.</summary>
    public static string? Fault(JsonNode activity)
    {
        if (activity["type"]?.GetValue<string>() != "message")
            return "It is no message.";
        if (activity["text"] is null && activity["attachments"] is not JsonArray { Count: > 0 })
            return "It says nothing.";

        foreach (var attachment in activity["attachments"] as JsonArray ?? [])
        {
            var card = attachment!["content"]!;
            var texts = Texts(card).ToList();
            foreach (var entity in card["msteams"]?["entities"] as JsonArray ?? [])
            {
                var text = entity!["text"]!.GetValue<string>();
                if (!texts.Any(block => block.Contains(text, StringComparison.Ordinal)))
                    return $"The card mentions {text} and does not say so.";
                if (!entity["mentioned"]!["id"]!.GetValue<string>().StartsWith("29:", StringComparison.Ordinal))
                    return "The card mentions nobody.";
            }
        }

        return null;
    }

    /// <summary>Where mentions work: text blocks, not runs.</summary>
    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject block when block["type"]?.GetValue<string>() == "TextBlock" => [block["text"]!.GetValue<string>()],
        JsonObject parent => parent.Where(member => member.Key != "msteams").SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static JsonObject With(JsonNode activity, string member, JsonNode value) => new JsonObject
    {
        ["type"] = "message",
        ["summary"] = activity["summary"]?.DeepClone(),
        [member] = value,
    };
}
