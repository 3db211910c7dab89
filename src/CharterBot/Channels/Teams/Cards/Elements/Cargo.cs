using System.Text.Json.Serialization;

namespace CharterBot.Channels.Teams.Cards.Elements;

/// <summary>What a button brings back when it is pressed. Anyone can send anything instead: see CardReading.</summary>
internal sealed record Cargo
{
    [JsonPropertyName(CardMembers.Verb)]
    public required string Verb { get; init; }

    [JsonPropertyName(CardMembers.Charter)]
    public string? Charter { get; init; }

    [JsonPropertyName(CardMembers.Question)]
    public int? Question { get; init; }

    [JsonPropertyName(CardMembers.Number)]
    public int? Number { get; init; }

    [JsonPropertyName(CardMembers.Text)]
    public string? Text { get; init; }

    [JsonPropertyName(CardMembers.Took)]
    public string? Took { get; init; }

    [JsonPropertyName(CardMembers.For)]
    public string? For { get; init; }

    [JsonPropertyName(CardMembers.Dialog)]
    public string? Dialog { get; init; }

    [JsonPropertyName(CardMembers.Card)]
    public string? Card { get; init; }

    [JsonPropertyName(CardMembers.Message)]
    public string? Message { get; init; }

    [JsonPropertyName(CardMembers.Author)]
    public string? Author { get; init; }

    [JsonPropertyName("msteams")]
    public TaskFetch? Teams { get; init; }
}

/// <summary>Tells Teams to ask for a dialog instead of sending a message.</summary>
internal sealed record TaskFetch
{
    public static readonly TaskFetch Instance = new();

    public string Type { get; } = "task/fetch";
}
