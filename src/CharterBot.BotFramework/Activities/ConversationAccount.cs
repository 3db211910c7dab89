using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>Where something was said: a thread of a channel, a group chat or a personal chat.</summary>
public sealed record ConversationAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    public bool? IsGroup { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
