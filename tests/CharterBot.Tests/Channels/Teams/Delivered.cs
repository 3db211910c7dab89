using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using CharterBot.Channels.Teams;
using CharterBot.Charters;
using CharterBot.Charters.Commands;

namespace CharterBot.Tests.Channels.Teams;

/// <summary>Activities as Teams delivers them, to be changed and understood.</summary>
internal static class Delivered
{
    public const string Bot = "28:22222222-2222-4222-8222-222222222222";
    public const string Channel = "19:charter@thread.tacv2";
    public const string Team = "19:team@thread.tacv2";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    public static JsonObject Activity(string type, string conversation = Channel, string kind = "channel") => new()
    {
        ["type"] = type,
        ["id"] = "1790000000123",
        ["timestamp"] = "2026-11-22T15:31:34.035Z",
        ["serviceUrl"] = "https://smba.trafficmanager.net/emea/",
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:ben", ["name"] = "Ben Boro", ["aadObjectId"] = "ben" },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Charter Bot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = conversation,
            ["conversationType"] = kind,
            ["tenantId"] = Tenant,
            ["isGroup"] = kind != "personal",
        },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
    };

    /// <summary>A message that mentions the bot where its text says so.</summary>
    public static JsonObject Message(string text, string conversation = Channel, string kind = "channel")
    {
        var message = Activity("message", conversation, kind);
        message["text"] = text;
        message["textFormat"] = "plain";
        if (text.Contains("<at>Charter Bot</at>", StringComparison.Ordinal))
            message["entities"] = new JsonArray(Mention(Bot, "Charter Bot", "<at>Charter Bot</at>"));
        return message;
    }

    public static JsonObject Mention(string id, string? name, string? markup) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
        ["text"] = markup,
    };

    public static JsonObject Invoke(string name, JsonNode? value, string conversation = Channel)
    {
        var invoke = Activity("invoke", conversation);
        (invoke["name"], invoke["value"]) = (name, value);
        return invoke;
    }

    public static Understood Understood(JsonNode activity, SignedIn? by = null) =>
        ActivityReader.Read(Encoding.UTF8.GetBytes(activity.ToJsonString())) switch
        {
            ActivityReading.WellFormed(var read) =>
                Understanding.Of(new Delivery(read, by ?? new SignedIn.Anonymous())),
            ActivityReading.Refused(var why) => throw new InvalidOperationException($"Refused: {why}"),
            _ => throw new UnreachableException("A body is well-formed or refused"),
        };

    public static Understood.Turn Turn(JsonNode activity) => Assert.IsType<Understood.Turn>(Understood(activity));

    public static CharterCommand Command(JsonNode activity, Charter? charter = null) =>
        Turn(activity).Arrival.Command(charter);
}
