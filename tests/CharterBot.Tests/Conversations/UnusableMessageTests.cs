using System.Text.Json.Nodes;
using static CharterBot.Tests.Conversations.MessageMenu;

namespace CharterBot.Tests.Conversations;

/// <summary>"Use as our answer" where there is none to be had: nothing is kept, and it is said why.</summary>
public sealed class UnusableMessageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
}
