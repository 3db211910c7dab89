using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// The message in whose menu somebody picked a command, as the client tells it: what is missing or of another type is
/// not there.
/// </summary>
/// <param name="Author">The Entra object id of the person who wrote it; null for bots and apps.</param>
/// <param name="AppMentions">Which of the markup's mentions are bots, with the id of the app.</param>
public sealed record MessagePayload(
    string Id,
    string? ReplyToId,
    string? Author,
    string AuthorName,
    string Content,
    bool IsHtml,
    bool HasAttachments,
    ImmutableArray<(string Mention, string App)> AppMentions)
{
    private const int LongestId = 1_000;
    private const int MostMentions = 100;

    internal static MessagePayload? Of(JsonElement value)
    {
        if (Interaction.Member(value, "messagePayload") is not { } message || IdOf(message, "id") is not { } id)
            return null;

        var body = Interaction.Member(message, "body");
        var user = Interaction.Member(message, "from") is { } from ? Interaction.Member(from, "user") : null;
        return new(
            id,
            IdOf(message, "replyToId"),
            user is { } author ? IdOf(author, "id") : null,
            user is { } named ? Interaction.Word(named, "displayName") ?? "" : "",
            body is { } said ? Interaction.Word(said, "content") ?? "" : "",
            body is not { } typed || Interaction.Word(typed, "contentType") is not "text",
            message.TryGetProperty("attachments", out var attachments) &&
                attachments.ValueKind is JsonValueKind.Array && attachments.GetArrayLength() > 0,
            [.. Apps(message)]);
    }

    /// <summary>What it says, as plain text: names instead of mentions, this bot's own mention not at all.</summary>
    public string Text(string? bot)
    {
        var own = AppMentions
            .Where(mention => bot is not null && bot.EndsWith(mention.App, StringComparison.OrdinalIgnoreCase))
            .Select(mention => mention.Mention);
        return IsHtml ? HtmlText.Of(Content, own.ToHashSet(StringComparer.Ordinal)) : Content;
    }

    private static IEnumerable<(string Mention, string App)> Apps(JsonElement message)
    {
        if (!message.TryGetProperty("mentions", out var mentions) || mentions.ValueKind is not JsonValueKind.Array)
            yield break;

        foreach (var mention in mentions.EnumerateArray().Take(MostMentions))
        {
            if (mention.ValueKind is JsonValueKind.Object && Number(mention, "id") is { } number &&
                Interaction.Member(mention, "mentioned") is { } mentioned &&
                Interaction.Member(mentioned, "application") is { } app && IdOf(app, "id") is { } id)
            {
                yield return (number, id);
            }
        }
    }

    /// <summary>The markup refers to a mention by its number.</summary>
    private static string? Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var number) && number.ValueKind is JsonValueKind.Number &&
            number.TryGetInt32(out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : Interaction.Word(parent, name);

    private static string? IdOf(JsonElement parent, string name) =>
        Interaction.Word(parent, name) is { Length: > 0 and <= LongestId } id && !id.Any(char.IsControl) &&
            !string.IsNullOrWhiteSpace(id)
            ? id
            : null;
}
