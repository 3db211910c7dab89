using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Room.History;

namespace CharterBot.Room.Delivery;

/// <summary>Draws the activities a Teams-like connector sends. The service address comes with the delivery.</summary>
internal static class Activities
{
    public const string Channel = "room";
    public const string Tenant = "room";

    public static JsonObject Said(Message message, Person author, RoomChannel? channel, BrowserClock clock)
    {
        var activity = Envelope("message", message.Id, message.Conversation, author, channel, clock);
        activity["text"] = message.Text;
        activity["textFormat"] = "plain";
        var entities = activity["entities"]!.AsArray();
        foreach (var mention in message.Mentions)
        {
            entities.Insert(0, new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = mention.Id, ["name"] = mention.Name },
                ["text"] = mention.Text,
            });
        }

        return activity;
    }

    public static JsonObject Edited(Message message, Person author, RoomChannel? channel, BrowserClock clock)
    {
        var activity = Said(message, author, channel, clock);
        activity["type"] = "messageUpdate";
        activity["channelData"]!["eventType"] = "editMessage";
        return activity;
    }

    public static JsonObject Deleted(Message message, Person author, RoomChannel? channel, BrowserClock clock)
    {
        var activity = Envelope("messageDelete", message.Id, message.Conversation, author, channel, clock);
        activity["channelData"]!["eventType"] = "softDeleteMessage";
        return activity;
    }

    public static JsonObject Submitted(
        long id, Message card, JsonElement value, Person by, RoomChannel? channel, BrowserClock clock)
    {
        var activity = Envelope("message", id, card.Conversation, by, channel, clock);
        activity["replyToId"] = card.Id.ToString(CultureInfo.InvariantCulture);
        activity["value"] = JsonNode.Parse(value.GetRawText());
        return activity;
    }

    public static JsonObject Invoked(
        long id, Message card, string name, JsonElement value, Person by, RoomChannel? channel, BrowserClock clock)
    {
        var activity = Submitted(id, card, value, by, channel, clock);
        activity["type"] = "invoke";
        activity["name"] = name;
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    private static JsonObject Envelope(
        string type, long id, string conversation, Person from, RoomChannel? channel, BrowserClock clock)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id.ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds(id)
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["channelId"] = Channel,
            ["from"] = new JsonObject { ["id"] = from.Id, ["name"] = from.Name, ["aadObjectId"] = from.ObjectId },
            ["recipient"] = new JsonObject { ["id"] = Person.Bot.Id, ["name"] = Person.Bot.Name },
            ["conversation"] = Conversation(conversation, channel),
            ["locale"] = clock.SaneLocale,
            ["entities"] = new JsonArray(ClientInfo(clock)),
            ["channelData"] = ChannelFacts(channel),
        };
        if (clock.SaneTimestamp is { } local)
            activity["localTimestamp"] = local;
        if (clock.SaneTimezone is { } zone)
            activity["localTimezone"] = zone;
        return activity;
    }

    private static JsonObject Conversation(string id, RoomChannel? channel)
    {
        var conversation = new JsonObject
        {
            ["id"] = id,
            ["conversationType"] = channel is null ? "personal" : "channel",
            ["tenantId"] = Tenant,
        };
        if (channel is not null)
        {
            conversation["isGroup"] = true;
            conversation["name"] = channel.Name;
        }

        return conversation;
    }

    private static JsonObject ChannelFacts(RoomChannel? channel)
    {
        var facts = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } };
        if (channel is not null)
        {
            facts["team"] = new JsonObject { ["id"] = RoomChannel.Team, ["name"] = "The room" };
            facts["channel"] = new JsonObject { ["id"] = channel.Id, ["name"] = channel.Name };
        }

        return facts;
    }

    private static JsonObject ClientInfo(BrowserClock clock)
    {
        var client = new JsonObject { ["type"] = "clientInfo", ["locale"] = clock.SaneLocale, ["platform"] = "Web" };
        if (clock.SaneTimezone is { } zone)
            client["timezone"] = zone;
        return client;
    }
}
