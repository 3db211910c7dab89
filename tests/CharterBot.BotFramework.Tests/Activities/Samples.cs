using System.Text.Json.Nodes;

namespace CharterBot.BotFramework.Tests.Activities;

/// <summary>Good activities to start from; every call gives a fresh one.</summary>
internal static class Samples
{
    public static JsonObject Message(string text = "<at>Charter Bot</at> hello") => new()
    {
        ["type"] = "message",
        ["id"] = "1790000000123",
        ["timestamp"] = "2026-11-22T15:31:34.035Z",
        ["localTimezone"] = "Europe/Vienna",
        ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
        ["channelId"] = "msteams",
        ["from"] = new JsonObject
        {
            ["id"] = "29:amina",
            ["name"] = "Amina",
            ["aadObjectId"] = "33333333-3333-4333-8333-333333333330",
        },
        ["recipient"] = new JsonObject { ["id"] = "28:bot", ["name"] = "Charter Bot", ["isTargeted"] = true },
        ["conversation"] = new JsonObject
        {
            ["id"] = "19:demo@thread.tacv2;messageid=1790000000001",
            ["name"] = "Data-Viz",
            ["conversationType"] = "channel",
            ["tenantId"] = "11111111-1111-4111-8111-111111111111",
            ["isGroup"] = true,
        },
        ["text"] = text,
        ["textFormat"] = "plain",
        ["locale"] = "en-GB",
        ["replyToId"] = "1790000000001",
        ["name"] = "a name",
        ["action"] = "add",
        ["value"] = new JsonObject { ["kind"] = "submit", ["n"] = 1 },
        ["entities"] = new JsonArray(Mention("28:bot", "Charter Bot", "<at>Charter Bot</at>")),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>hello</p>" }),
        ["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:ben" }),
        ["membersRemoved"] = new JsonArray(new JsonObject { ["id"] = "29:chiara" }),
        ["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = "11111111-1111-4111-8111-111111111111" },
            ["team"] = new JsonObject { ["id"] = "19:demo@thread.tacv2", ["name"] = "Demo" },
            ["channel"] = new JsonObject { ["id"] = "19:demo@thread.tacv2", ["type"] = "standard" },
            ["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = "19:demo@thread.tacv2" } },
            ["thread"] = new JsonObject { ["id"] = "1790000000001" },
            ["eventType"] = "channelRenamed",
        },
    };

    public static JsonObject Mention(string id, string? name, string? markup) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = markup,
    };
}
