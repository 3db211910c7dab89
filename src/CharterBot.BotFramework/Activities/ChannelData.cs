using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>What only Teams says about an activity.</summary>
public sealed record ChannelData
{
    public ChannelPart? Tenant { get; init; }

    public ChannelPart? Team { get; init; }

    public ChannelPart? Channel { get; init; }

    public ChannelPart? Thread { get; init; }

    public ChannelSettings? Settings { get; init; }

    /// <summary>Compare without case: the platform's own documents differ.</summary>
    public string? EventType { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
