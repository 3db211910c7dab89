using System.Text.Json.Serialization;

namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>The part of Adaptive Cards 1.5 that we draw, by the schema's own names.</summary>
internal sealed record AdaptiveCard(IReadOnlyList<Element> Body, IReadOnlyList<CardButton>? Actions = null)
{
    public string Type { get; } = "AdaptiveCard";

    public string Version { get; } = "1.5";

    public CardRefreshing? Refresh { get; init; }

    [JsonPropertyName("msteams")]
    public TeamsPart? Teams { get; init; }
}

/// <summary>For whom a client asks for the card anew by itself, and how.</summary>
internal sealed record CardRefreshing(CardButton Action, IReadOnlyList<string> UserIds);

/// <summary>What Teams reads at the root of a card: its width, and whom it mentions.</summary>
internal sealed record TeamsPart(string? Width, IReadOnlyList<CardMention>? Entities);

internal sealed record CardMention(string Text, Mentioned Mentioned)
{
    public string Type { get; } = "mention";
}

internal sealed record Mentioned(string Id, string Name);
