using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>The command in the menu of a message, as clients of Teams pick and send it.</summary>
internal static class MessageMenu
{
    public const string Chiara = "33333333-3333-4333-8333-333333333332";
    public const string Html = "<p>Half of our charts <b>mislead</b>,<br>says <at id=\"0\">Ben</at>.</p>";

    public static JsonObject Value(JsonObject? payload, JsonObject? data) => new()
    {
        ["commandId"] = "useAsAnswer",
        ["commandContext"] = "message",
        ["messagePayload"] = payload,
        ["data"] = data,
    };

    public static async Task<Talk> BegunAsync(BotHost bot)
    {
        bot.Service.Members[Chiara] = new JsonObject
        {
            ["id"] = "29:Chiara",
            ["aadObjectId"] = Chiara,
            ["name"] = "Chiara Chan",
            ["tenantId"] = "another tenant",
        };
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        return thread;
    }

    public static JsonObject Pick(Talk thread, string person, JsonObject? payload)
    {
        var invoke = thread.Dialog(person, "composeExtension/fetchTask", new JsonObject());
        invoke["value"] = Value(payload?.DeepClone().AsObject(), null);
        return invoke;
    }

    public static JsonObject Send(Talk thread, string person, JsonObject? payload, JsonObject data)
    {
        var invoke = thread.Dialog(person, "composeExtension/submitAction", new JsonObject());
        invoke["value"] = Value(payload?.DeepClone().AsObject(), data.DeepClone().AsObject());
        return invoke;
    }

    public static async Task<JsonNode> DialogAsync(Talk thread, JsonObject payload) =>
        (await thread.AskAsync(Pick(thread, "Amina", payload)))!["task"]!["value"]!["card"]!["content"]!;

    /// <summary>What the form's button brings, with a question chosen.</summary>
    public static JsonObject Chosen(JsonNode card, string question)
    {
        var data = card["actions"]![0]!["data"]!.DeepClone().AsObject();
        data["chosen"] = question;
        return data;
    }

    public static async Task IsToldAsync(Talk thread, JsonObject invoke, string why) =>
        Assert.StartsWith(why, Told(await thread.AskAsync(invoke)), StringComparison.Ordinal);

    public static string Told(JsonNode? answer)
    {
        Assert.Equal("message", (string?)answer!["task"]!["type"]);
        return (string)answer["task"]!["value"]!;
    }

    public static string Bare(JsonNode card) => card.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal);

    public static JsonObject Payload(Talk thread, string html) => new()
    {
        ["id"] = "1790000000777",
        ["replyToId"] = thread.Conversation.Split('=')[1],
        ["from"] = new JsonObject
        {
            ["user"] = new JsonObject { ["id"] = Chiara, ["displayName"] = "Chiara Chan" },
        },
        ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = html },
        ["attachments"] = new JsonArray(),
        ["mentions"] = new JsonArray(),
    };
}
