using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Room.History;

namespace CharterBot.Room.Connector;

/// <summary>What the bot sent: read within the connector's limits, then taken apart or refused.</summary>
internal sealed record IncomingActivity(
    string Type, string Text, string? Summary, IReadOnlyList<Mention> Mentions, IReadOnlyList<JsonElement> Cards)
{
    private const int MostBytes = 262_144;
    private const int MostUtf16Bytes = 100 * 1024;
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public Message In(string conversation) =>
        new(0, conversation, Person.Bot.Id, Person.Bot.Name, Text, Summary, Mentions, Cards);

    /// <summary>Either the body as a JSON object, or the answer that refuses it.</summary>
    public static async Task<(JsonObject? Body, IResult? Refusal)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await copy.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            if (copy.Length > MostBytes)
                return (null, TooBig());
        }

        try
        {
            var text = new UTF8Encoding(false, true).GetString(copy.GetBuffer(), 0, (int)copy.Length);
            if (text.Length * 2 > MostUtf16Bytes)
                return (null, TooBig());
            return JsonNode.Parse(text) is JsonObject body
                ? (body, null)
                : (null, Malformed("The body is not a JSON object."));
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            return (null, Malformed("The body is not JSON."));
        }
    }

    public static IncomingActivity? From(JsonObject body)
    {
        try
        {
            return body["type"]?.GetValue<string>() is not { } type ? null : new IncomingActivity(
                type,
                body["text"]?.GetValue<string>() ?? "",
                body["summary"]?.GetValue<string>(),
                [.. Elements(body["entities"]).Where(e => IsOf(e, "type", "mention")).Select(ToMention)],
                [.. Elements(body["attachments"]).Where(a => IsOf(a, "contentType", CardType)).Select(ToCard)]);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    public static IResult Malformed(string why) =>
        ConnectorError.Of(StatusCodes.Status400BadRequest, "BadSyntax", why);

    private static IResult TooBig() => ConnectorError.Of(
        StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.");

    private static IEnumerable<JsonObject> Elements(JsonNode? node) =>
        node?.AsArray().Select(e => e as JsonObject ?? throw new FormatException()) ?? [];

    private static bool IsOf(JsonObject element, string key, string value) =>
        element[key]?.GetValue<string>() == value;

    private static Mention ToMention(JsonObject entity)
    {
        var mentioned = entity["mentioned"]?.AsObject() ?? throw new FormatException();
        var name = mentioned["name"]?.GetValue<string>() ?? "";
        return new Mention(
            mentioned["id"]?.GetValue<string>() ?? "", name, entity["text"]?.GetValue<string>() ?? $"<at>{name}</at>");
    }

    private static JsonElement ToCard(JsonObject attachment)
    {
        var content = attachment["content"]?.AsObject() ?? throw new FormatException();
        using var document = JsonDocument.Parse(content.ToJsonString());
        return document.RootElement.Clone();
    }
}
