using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>A person or a bot, as the channel names them to this bot.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    /// <summary>Of a recipient: only this one and the sender see the message.</summary>
    public bool? IsTargeted { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
