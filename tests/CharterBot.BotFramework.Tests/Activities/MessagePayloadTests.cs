using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Tests.Activities;

/// <summary>The message in whose menu a command was picked.</summary>
public sealed class MessagePayloadTests
{
    private const string Amina = "33333333-3333-4333-8333-333333333330";
    private const string App = "22222222-2222-4222-8222-222222222222";

    [Fact]
    public void It_knows_who_wrote_what_in_answer_to_what()
    {
        var message = Of(Payload())!;

        Assert.Equal("1790000000005", message.Id);
        Assert.Equal("1790000000001", message.ReplyToId);
        Assert.Equal(Amina, message.Author);
        Assert.Equal("Amina", message.AuthorName);
        Assert.False(message.HasAttachments);
        Assert.Equal("maps mislead, says Ben", message.Text($"28:{App}"));
        Assert.Equal("Charter Bot maps mislead, says Ben", message.Text("28:another"));
    }

    [Fact]
    public void Plain_text_is_taken_as_it_is()
    {
        var payload = Payload();
        payload["body"] = new JsonObject { ["contentType"] = "text", ["content"] = "1 <b> 2\n3" };
        Assert.Equal("1 <b> 2\n3", Of(payload)!.Text(null));
    }

    [Fact]
    public void What_an_app_wrote_has_no_author()
    {
        var payload = Payload();
        payload["from"] = new JsonObject
        {
            ["user"] = null,
            ["application"] = new JsonObject { ["id"] = App, ["displayName"] = "Charter Bot" },
        };
        Assert.Null(Of(payload)!.Author);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("replyToId")]
    [InlineData("from")]
    [InlineData("from/user")]
    [InlineData("from/user/id")]
    [InlineData("from/user/displayName")]
    [InlineData("body")]
    [InlineData("body/contentType")]
    [InlineData("body/content")]
    [InlineData("mentions")]
    [InlineData("mentions/0")]
    [InlineData("mentions/0/id")]
    [InlineData("mentions/0/mentioned")]
    [InlineData("mentions/0/mentioned/application")]
    [InlineData("mentions/0/mentioned/application/id")]
    [InlineData("attachments")]
    public void A_member_of_another_kind_is_a_member_that_is_not_there(string path)
    {
        string[] kinds =
            ["null", "7", "-1.5e300", "\"\"", "\" \"", "\"a\\u0000b\"", "[]", "[7]", "[null]", "{}", "true"];
        foreach (var kind in kinds)
        {
            var message = Of(With(path, JsonNode.Parse(kind)));
            if (path == "id")
                Assert.Null(message);
            else
                Assert.NotNull(message!.Text($"28:{App}"));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    public void Without_a_message_there_is_none(string payload) => Assert.Null(Of(JsonNode.Parse(payload)));

    private static JsonObject With(string path, JsonNode? value)
    {
        var payload = Payload();
        var names = path.Split('/');
        var parent = names[..^1].Aggregate<string, JsonNode>(
            payload, (node, name) => name is "0" ? node[0]! : node[name]!);
        if (parent is JsonArray items)
            items[0] = value;
        else
            parent[names[^1]] = value;
        return payload;
    }

    private static MessagePayload? Of(JsonNode? payload)
    {
        var invoke = Samples.Message();
        (invoke["type"], invoke["name"], invoke["text"]) = ("invoke", "composeExtension/fetchTask", null);
        invoke["value"] = new JsonObject { ["commandId"] = "useAsAnswer", ["messagePayload"] = payload };
        var reading = ActivityReader.Read(Encoding.UTF8.GetBytes(invoke.ToJsonString()));
        var activity = Assert.IsType<ActivityReading.WellFormed>(reading).Activity;
        return Assert.IsType<Interaction.CommandFetch>(Interaction.Of(activity)).Message;
    }

    private static JsonObject Payload() => new()
    {
        ["id"] = "1790000000005",
        ["replyToId"] = "1790000000001",
        ["linkToMessage"] = "https://teams.microsoft.com/l/message/19:demo@thread.tacv2/1790000000005",
        ["from"] = new JsonObject
        {
            ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = Amina, ["displayName"] = "Amina" },
            ["application"] = null,
        },
        ["body"] = new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = "<div><at id=\"0\">Charter Bot</at>&nbsp;maps mislead, says <at id=\"1\">Ben</at></div>",
        },
        ["mentions"] = new JsonArray(
            new JsonObject
            {
                ["id"] = 0,
                ["mentionText"] = "Charter Bot",
                ["mentioned"] = new JsonObject { ["application"] = new JsonObject { ["id"] = App }, ["user"] = null },
            },
            new JsonObject
            {
                ["id"] = 1,
                ["mentionText"] = "Ben",
                ["mentioned"] = new JsonObject { ["user"] = new JsonObject { ["id"] = "ben" }, ["application"] = null },
            }),
        ["attachments"] = new JsonArray(),
    };
}
