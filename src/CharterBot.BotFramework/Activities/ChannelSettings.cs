using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>What somebody chose when the bot was brought into a team.</summary>
public sealed record ChannelSettings
{
    /// <summary>The channel that the bot was brought into; a chat names itself here.</summary>
    public ChannelPart? SelectedChannel { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
