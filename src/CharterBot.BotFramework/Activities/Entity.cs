using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>A remark about the text beside it; this bot reads mentions.</summary>
public sealed record Entity
{
    public string? Type { get; init; }

    public ChannelAccount? Mentioned { get; init; }

    public string? Text { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
