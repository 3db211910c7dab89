using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>One message of the bot as it stands in the thread.</summary>
internal sealed record ShownMessage(string Id, JsonNode Activity, int Updates)
{
    /// <summary>What a plain client shows.</summary>
    public string Words => (Activity["summary"] ?? Activity["text"])?.GetValue<string>() ?? "";

    public JsonNode? Card => Activity["attachments"]?[0]?["content"];

    /// <summary>The cargo of the button with this title, wherever it stands on the card.</summary>
    public JsonObject Button(string title) =>
        Find(title) ?? throw new InvalidOperationException($"No button {title} on: {Words}");

    public bool Has(string title) => Find(title) is not null;

    private JsonObject? Find(string title) => Objects(Card).FirstOrDefault(node =>
        node["type"]?.GetValue<string>().StartsWith("Action.", StringComparison.Ordinal) == true &&
        node["title"]?.GetValue<string>().StartsWith(title, StringComparison.Ordinal) == true);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Objects(member.Value)).Prepend(parent),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };
}
