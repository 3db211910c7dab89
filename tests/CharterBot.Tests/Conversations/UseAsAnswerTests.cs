using System.Text.Json.Nodes;

namespace CharterBot.Tests.Conversations;

/// <summary>"Use as our answer", from the menu of a message.</summary>
public sealed class UseAsAnswerTests
{
    private const string Chiara = "33333333-3333-4333-8333-333333333332";
    private const string Html = "<p>Half of our charts <b>mislead</b>,<br>says <at id=\"0\">Ben</at>.</p>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_becomes_the_piece_of_who_wrote_it_to_the_question_that_was_chosen()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);

        var dialog = await thread.AskAsync(Pick(thread, "Amina", Payload(thread, Html)));
        var card = dialog!["task"]!["value"]!["card"]!["content"]!;
        Assert.Equal("continue", (string?)dialog["task"]!["type"]);
        Assert.Contains("Half of our charts mislead,\\nsays Ben.", Bare(card), StringComparison.Ordinal);
        Assert.Contains("Chiara Chan", Bare(card), StringComparison.Ordinal);
        var choice = card["body"]!.AsArray().Single(element => (string?)element!["type"] == "Input.ChoiceSet")!;
        Assert.Equal("1", (string?)choice["value"]);
        Assert.Equal(7, choice["choices"]!.AsArray().Count);

        Assert.Null(await thread.AskAsync(Send(thread, "Amina", Payload(thread, Html), Chosen(card, "1"))));

        await thread.Shown.SeeAsync("1 of 7", "Chiara Chan", "Half of our charts mislead");
    }

    [Fact]
    public async Task The_same_message_is_used_once_whoever_uses_it_and_also_when_it_was_said_to_the_bot()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        var payload = Payload(thread, Html);
        var card = await DialogAsync(thread, payload);
        Assert.Null(await thread.AskAsync(Send(thread, "Amina", payload, Chosen(card, "1"))));

        Assert.Null(await thread.AskAsync(Send(thread, "Ben", payload, Chosen(card, "1"))));
        Assert.Equal(
            "That message is kept already, with question 1.",
            Told(await thread.AskAsync(Send(thread, "Amina", payload, Chosen(card, "2")))));

        var said = thread.Message("Chiara", "Nobody checks our maps.");
        await thread.DeliverAsync(said);
        var mentioned = Payload(thread, "<p>Charter Bot Nobody checks our maps.</p>");
        mentioned["id"] = said["id"]!.DeepClone();
        Assert.Null(await thread.AskAsync(
            Send(thread, "Amina", mentioned, Chosen(await DialogAsync(thread, mentioned), "1"))));

        var shown = await thread.Shown.SeeAsync("1 of 7", "Half of our charts mislead", "Nobody checks our maps.");
        Assert.Single(shown.Words.Split("Half of our charts")[1..]);
        Assert.Single(shown.Words.Split("Nobody checks")[1..]);
    }

    [Fact]
    public async Task A_client_that_sends_only_the_form_keeps_what_the_form_showed()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        var card = await DialogAsync(thread, Payload(thread, Html));

        var sent = Send(thread, "Amina", null, Chosen(card, "2"));
        sent["conversation"]!["id"] = "19:charter@thread.tacv2";
        var told = Told(await thread.AskAsync(sent));

        Assert.Equal("Kept: for question 2, which is not the one asked now.", told);
        await thread.SayAsync("Amina", "show 2");
        await thread.Shown.SeeAsync("Amina", "Half of our charts mislead");
    }

    [Fact]
    public async Task Ones_own_message_needs_nobody_to_be_asked()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        bot.Service.Faults = call => call.Method == "GET" ? new Fault.Status(500) : null;
        var payload = Payload(thread, Html);
        var card = await DialogAsync(thread, payload);
        var sent = Send(thread, "Chiara", payload, Chosen(card, "1"));
        sent["from"]!["aadObjectId"] = Chiara.ToUpperInvariant();

        Assert.Null(await thread.AskAsync(sent));

        await thread.Shown.SeeAsync("1 of 7", "Chiara: Half of our charts mislead");
    }

    [Fact]
    public async Task Who_wrote_it_must_be_found_in_time()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        var payload = Payload(thread, Html);
        var card = await DialogAsync(thread, payload);
        (Fault? Fault, JsonObject? Member, string Why)[] rows =
        [
            (null, null, "I cannot find who wrote this"),
            (null, new() { ["id"] = "28:another-bot", ["name"] = "Polly" }, "I cannot find who wrote this"),
            (new Fault.Status(403), null, "Teams did not say in time"),
            (new Fault.Status(500), null, "Teams did not say in time"),
            (new Fault.Silence(), null, "Teams did not say in time"),
        ];
        foreach (var (fault, member, why) in rows)
        {
            bot.Service.Faults = call => call.Method == "GET" ? fault : null;
            bot.Service.Members.TryRemove(Chiara, out _);
            if (member is not null)
                bot.Service.Members[Chiara] = member;
            var asked = DateTime.UtcNow;
            await IsToldAsync(thread, Send(thread, "Amina", payload, Chosen(card, "1")), why);
            Assert.InRange(DateTime.UtcNow - asked, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }

        var shown = await thread.Shown.SeeAsync("1 of 7");
        Assert.DoesNotContain("Half of our charts", shown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_an_answer_says_why()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        var app = Payload(thread, Html);
        app["from"] = new JsonObject { ["application"] = new JsonObject { ["id"] = "app" }, ["user"] = null };
        var picture = Payload(thread, "<p><img src=\"https://x.example/y.png\" alt=\"y\"></p>");
        var novel = Payload(thread, $"<p>{new string('x', 4_321)}</p>");
        (JsonObject Payload, string Why)[] rows =
        [
            (app, "Only what a person wrote"),
            (picture, "Put it in one sentence, please"),
            (novel, "This message has 4,321 characters; the limit is 4,000."),
        ];
        foreach (var (payload, why) in rows)
        {
            await IsToldAsync(thread, Pick(thread, "Amina", payload), why);
            await IsToldAsync(thread, Send(thread, "Amina", payload, new() { ["chosen"] = "1" }), why);
        }

        var elsewhere = bot.Thread("2");
        await IsToldAsync(
            elsewhere, Pick(elsewhere, "Amina", Payload(elsewhere, Html)), "No charter is being written here.");
        await IsToldAsync(thread, Pick(thread, "Amina", null), "Use this from the menu of a message");
    }

    [Fact]
    public async Task Without_the_thread_in_the_conversation_the_message_says_where_it_belongs()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        var reply = Pick(thread, "Amina", Payload(thread, Html));
        var root = Payload(thread, Html);
        (root["id"], root["replyToId"]) = ("1", null);
        var post = Pick(thread, "Amina", root);
        foreach (var picked in (JsonObject[])[reply, post])
        {
            picked["conversation"]!["id"] = "19:charter@thread.tacv2";
            Assert.Equal("continue", (string?)(await thread.AskAsync(picked))!["task"]!["type"]);
        }

        var foreign = Payload(thread, Html);
        foreign["replyToId"] = "99";
        var strange = Pick(thread, "Amina", foreign);
        strange["conversation"]!["id"] = "19:charter@thread.tacv2";
        Assert.StartsWith("No charter", Told(await thread.AskAsync(strange)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_client_sends_is_answered()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = await BegunAsync(bot);
        JsonNode?[] values =
        [
            null, 7, "text", new JsonArray(), new JsonObject(), new JsonObject { ["commandId"] = 7 },
            new JsonObject { ["commandId"] = "useAsAnswer" }, new JsonObject { ["commandId"] = "another" },
            new JsonObject { ["commandId"] = "useAsAnswer", ["messagePayload"] = "text", ["data"] = "text" },
            new JsonObject { ["commandId"] = "useAsAnswer", ["messagePayload"] = new JsonObject { ["id"] = 7 } },
            Value(new JsonObject { ["id"] = "7" }, null), Value(Payload(thread, ""), null),
            Value(Payload(thread, string.Concat(Enumerable.Repeat("<div>", 6_000))), new() { ["chosen"] = "1" }),
            Value(Payload(thread, "a" + string.Concat(Enumerable.Repeat("<b>", 9_000))), new() { ["chosen"] = "1" }),
            Value(Payload(thread, Html), new() { ["chosen"] = "8" }),
            Value(Payload(thread, Html), new() { ["chosen"] = 1 }),
            Value(Payload(thread, Html), new() { ["chosen"] = "1", ["c"] = "another charter" }),
            Value(Payload(thread, Html), new() { ["chosen"] = "1", ["c"] = 7 }),
            Value(null, new() { ["chosen"] = "1", ["m"] = "../..", ["a"] = "..", ["x"] = "text", ["c"] = "x@.." }),
            Value(null, new() { ["chosen"] = "1", ["m"] = 7, ["a"] = null, ["x"] = "text" }),
        ];
        foreach (var name in (string[])["fetchTask", "submitAction", "query"])
        {
            foreach (var value in values)
            {
                var invoke = thread.Dialog("Amina", $"composeExtension/{name}", new JsonObject());
                invoke["value"] = value?.DeepClone();
                Assert.Equal(System.Net.HttpStatusCode.OK, await thread.DeliverAsync(invoke));
            }
        }
    }

    private static JsonObject Value(JsonObject? payload, JsonObject? data) => new()
    {
        ["commandId"] = "useAsAnswer",
        ["commandContext"] = "message",
        ["messagePayload"] = payload,
        ["data"] = data,
    };

    private static async Task<Talk> BegunAsync(BotHost bot)
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

    private static JsonObject Pick(Talk thread, string person, JsonObject? payload)
    {
        var invoke = thread.Dialog(person, "composeExtension/fetchTask", new JsonObject());
        invoke["value"] = Value(payload?.DeepClone().AsObject(), null);
        return invoke;
    }

    private static JsonObject Send(Talk thread, string person, JsonObject? payload, JsonObject data)
    {
        var invoke = thread.Dialog(person, "composeExtension/submitAction", new JsonObject());
        invoke["value"] = Value(payload?.DeepClone().AsObject(), data.DeepClone().AsObject());
        return invoke;
    }

    private static async Task<JsonNode> DialogAsync(Talk thread, JsonObject payload) =>
        (await thread.AskAsync(Pick(thread, "Amina", payload)))!["task"]!["value"]!["card"]!["content"]!;

    /// <summary>What the form's button brings, with a question chosen.</summary>
    private static JsonObject Chosen(JsonNode card, string question)
    {
        var data = card["actions"]![0]!["data"]!.DeepClone().AsObject();
        data["chosen"] = question;
        return data;
    }

    private static async Task IsToldAsync(Talk thread, JsonObject invoke, string why) =>
        Assert.StartsWith(why, Told(await thread.AskAsync(invoke)), StringComparison.Ordinal);

    private static string Told(JsonNode? answer)
    {
        Assert.Equal("message", (string?)answer!["task"]!["type"]);
        return (string)answer["task"]!["value"]!;
    }

    private static string Bare(JsonNode card) => card.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal);

    private static JsonObject Payload(Talk thread, string html) => new()
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
