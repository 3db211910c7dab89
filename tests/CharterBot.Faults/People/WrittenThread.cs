using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CharterBot.Conversations;
using CharterBot.Faults.Instances;

namespace CharterBot.Faults.People;

/// <summary>One thread, and what people wrote into it that was acknowledged: the history that is judged.</summary>
internal sealed class WrittenThread(string serviceUrl, int channel, int number)
{
    private const string Tenant = "11111111-1111-4111-8111-111111111111";
    private const string Bot = "28:22222222-2222-4222-8222-222222222222";

    private static long _lastId = 1_700_000_000_000;

    public string Conversation { get; } = $"{Place(channel)};messageid={number}";

    public ThreadKey Key { get; } = ThreadKey.Of(
        "msteams", Tenant, Place(channel), number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Texts of pieces that were sent, whatever became of them.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>Texts of pieces whose delivery was acknowledged, each written once.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    public static string Person(int number) => $"{InstanceLog.Canary}{number:D2}";

    /// <summary>@mentions the bot.</summary>
    public JsonObject Message(string person, string text)
    {
        var message = Activity(person, "message");
        message["text"] = $"<at>Charter Bot</at> {text}";
        message["textFormat"] = "plain";
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "Charter Bot" },
            ["text"] = "<at>Charter Bot</at>",
        });
        return message;
    }

    /// <summary>Presses a button that opens a dialog, or else one that does something.</summary>
    public JsonObject Press(string person, JsonObject button, string on)
    {
        var press = Activity(person, "invoke");
        press["replyToId"] = on;
        var data = button["data"]!.DeepClone();
        var isDialog = data["msteams"] is not null;
        press["name"] = isDialog ? "task/fetch" : "adaptiveCard/action";
        press["value"] = isDialog
            ? new JsonObject { ["data"] = data }
            : new JsonObject
            {
                ["action"] = new JsonObject
                {
                    ["type"] = "Action.Execute",
                    ["verb"] = button["verb"]?.DeepClone(),
                    ["data"] = data,
                },
                ["trigger"] = "manual",
            };
        return press;
    }

    private static string Place(int channel) => $"19:faults{channel}@thread.tacv2";

    private JsonObject Activity(string person, string type) => new()
    {
        ["type"] = type,
        ["id"] = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture),
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = serviceUrl,
        ["from"] = new JsonObject { ["id"] = $"29:{person[InstanceLog.Canary.Length..]}", ["name"] = person },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Charter Bot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = Conversation,
            ["conversationType"] = "channel",
            ["tenantId"] = Tenant,
            ["isGroup"] = true,
        },
    };
}
