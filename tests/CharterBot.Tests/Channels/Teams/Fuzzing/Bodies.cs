using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Tests.Activities;
using CharterBot.Tests.Channels.Teams.Cards;

namespace CharterBot.Tests.Channels.Teams.Fuzzing;

/// <summary>
/// Bodies to start from: spoilt ones, what people write, every button of every card, and recorded ones.
/// </summary>
internal static class Bodies
{
    /// <summary>Longer ones cost time and find nothing that shorter ones do not.</summary>
    private const int Longest = 6_000;

    public static byte[][] Spoilt() =>
        [.. MalformedActivities.All().Select(spoilt => spoilt.Body).Where(body => body.Length <= Longest)];

    public static byte[][] Good() =>
        [.. Written().Concat(Recorded()).Concat(Pressed()).Where(body => body.Length <= Longest)];

    private static IEnumerable<byte[]> Written()
    {
        string[] texts =
        [
            "start Maps", "join", "begin", "1: Maps disagree.", "draft Nobody checks our maps.", "ok",
            "object not mine", "publish",
            "<p>2: at most 7</p>", "forget me", "/charter undo",
        ];
        foreach (var text in texts)
        {
            yield return Utf8(Delivered.Message($"<at>Charter Bot</at> {text}"));
            yield return Utf8(Delivered.Message(text, "a:personal", "personal"));
            yield return Utf8(Delivered.Message(text).With("type", "messageUpdate"));
        }

        yield return Utf8(Delivered.Activity("messageDelete"));
        yield return Utf8(Delivered.Activity("conversationUpdate").With(
            "membersAdded", new JsonArray(new JsonObject { ["id"] = Delivered.Bot })));
        yield return Utf8(Delivered.Activity("installationUpdate").With("action", "add"));
    }

    private static IEnumerable<byte[]> Pressed()
    {
        foreach (var data in Scenes.All.SelectMany(scene => Cargo(JsonNode.Parse(scene.Draw().Json.Span)!)))
        {
            var verb = data["v"]?.DeepClone();
            yield return Utf8(Delivered.Invoke("adaptiveCard/action", new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = verb,
                    ["data"] = data.DeepClone(),
                },
                ["trigger"] = "manual",
            }).With("replyToId", "1"));
            yield return Utf8(Delivered.Invoke("task/fetch", new JsonObject { ["data"] = data.DeepClone() }));
            yield return Utf8(Delivered.Invoke("task/submit", new JsonObject { ["data"] = data.DeepClone() }));
            yield return Utf8(Delivered.Activity("message").With("value", data.DeepClone()));
        }
    }

    private static IEnumerable<JsonObject> Cargo(JsonNode node) => node switch
    {
        JsonObject members => members
            .Where(member => member is { Key: "data", Value: JsonObject })
            .Select(member => member.Value!.AsObject())
            .Concat(members.Where(member => member.Value is not null).SelectMany(member => Cargo(member.Value!))),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Cargo(item!)),
        _ => [],
    };

    /// <summary>None where the recorded payloads are not beside the project.</summary>
    private static IEnumerable<byte[]> Recorded()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Shared.Project)!, "shared", "data", "teams-captures");
        if (!Directory.Exists(folder))
            yield break;

        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using var capture = JsonDocument.Parse(File.ReadAllBytes(file));
            if (capture.RootElement.TryGetProperty("body", out var body) && body.ValueKind == JsonValueKind.Object)
                yield return Encoding.UTF8.GetBytes(body.GetRawText());
        }
    }

    private static JsonObject With(this JsonObject activity, string member, JsonNode value)
    {
        activity[member] = value;
        return activity;
    }

    private static byte[] Utf8(JsonNode activity) => Encoding.UTF8.GetBytes(activity.ToJsonString());
}
