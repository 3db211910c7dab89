using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.Room.History;

/// <summary>One post of a person or of the bot, as the room keeps and shows it.</summary>
internal sealed record Message(
    [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] long Id,
    string Conversation,
    string AuthorId,
    string AuthorName,
    string Text,
    string? Summary,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<JsonElement> Cards)
{
    public long Time => Id;

    public bool IsBot => AuthorId == Person.Bot.Id;

    public long? Edited { get; init; }

    public bool Deleted { get; init; }
}

internal sealed record Mention(string Id, string Name, string Text);
