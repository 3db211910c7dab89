using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>Something beside the text; what it is decides whether it counts as a file.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
