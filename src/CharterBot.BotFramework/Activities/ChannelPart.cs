using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>A tenant, team, channel or thread: an id, sometimes with a name.</summary>
public sealed record ChannelPart
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Of a channel: standard, private or shared; often not said.</summary>
    public string? Type { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
