using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.BotFramework.Activities;

/// <summary>What a channel tells the bot. Only the members this bot reads have a name; all others ride along.</summary>
public sealed record Activity
{
    public required string Type { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Locale { get; init; }

    public string? ReplyToId { get; init; }

    public string? Name { get; init; }

    public string? Action { get; init; }

    public JsonElement? Value { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    public ChannelData? ChannelData { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unnamed { get; set; }
}
