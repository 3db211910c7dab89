using System.Net;
using System.Text.Json.Nodes;
using CharterBot.Tests.Channels.Teams;

namespace CharterBot.Tests.Conversations;

/// <summary>What the platform gets back: HTTP says 200 for whatever it may deliver, the rest stands inside.</summary>
public sealed class AnsweringDeliveriesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("typing")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("conversationUpdate")]
    [InlineData("installationUpdate")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("somethingOf2027")]
    public async Task Every_type_is_taken(string type)
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        var activity = thread.Message("Amina", "hello");
        activity["type"] = type;
        activity["name"] = "application/vnd.microsoft.readReceipt";
        activity["value"] = new JsonObject { ["lastReadMessageId"] = "1" };
        activity["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });

        Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(activity));
        Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(new JsonObject { ["type"] = type }));
        Assert.Empty(thread.Shown.Messages);
    }

    [Theory]
    [InlineData("adaptiveCard/action", 400)]
    [InlineData("message/submitAction", 400)]
    [InlineData("suggestedActions/submit", 400)]
    [InlineData("fileConsent/invoke", 400)]
    [InlineData("application/search", 400)]
    [InlineData("signin/verifyState", 400)]
    [InlineData("composeExtension/query", 400)]
    [InlineData("something/new", 400)]
    [InlineData("task/fetch", null)]
    [InlineData("task/submit", null)]
    [InlineData("composeExtension/fetchTask", null)]
    [InlineData("composeExtension/submitAction", null)]
    public async Task An_invoke_that_nobody_knows_is_answered_in_its_shape(string name, int? status)
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        JsonNode?[] values =
        [
            null, "text", new JsonObject(),
            new JsonObject { ["action"] = new JsonObject { ["verb"] = "noSuchVerb", ["data"] = new JsonObject() } },
            new JsonObject { ["action"] = new JsonObject { ["verb"] = "ok", ["data"] = "text" } },
            new JsonObject { ["data"] = new JsonObject { ["v"] = "noSuchVerb" } },
        ];
        foreach (var value in values)
        {
            var invoke = thread.Dialog("Amina", name, new JsonObject());
            invoke["value"] = value;

            var answer = await thread.AskAsync(invoke);

            if (status is null)
            {
                Assert.Equal("message", (string?)answer!["task"]!["type"]);
                continue;
            }

            Assert.Equal(status, (int?)answer!["statusCode"]);
            Assert.Equal("application/vnd.microsoft.error", (string?)answer["type"]);
            Assert.NotEmpty((string)answer["value"]!["message"]!);
        }
    }

    [Fact]
    public async Task What_the_rules_refuse_is_a_word_and_no_error()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");

        Assert.Contains(
            "facilitator", await thread.PressAsync("Ben", "Begin", "Maps", "7 questions"), StringComparison.Ordinal);
        await thread.SayAsync("Amina", "thanks");
        Assert.Contains(
            "for the person it answers",
            await thread.PressAsync("Ben", "Keep as my answer", "Keep as my answer"),
            StringComparison.Ordinal);
    }

    /// <summary>Clients of Teams give up on a button or a form after five seconds.</summary>
    [Fact]
    public async Task A_press_and_a_form_are_answered_in_time_while_the_platform_takes_nothing()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        var question = await thread.Shown.SeeAsync("1 of 7");
        using var hold = new HeldCall(bot.Service, _ => true);
        await thread.SayAsync("Ben", "Maps misled.");
        await hold.Begun;

        JsonObject[] presses =
        [
            thread.Press("Chiara", "Pass", question),
            thread.Dialog("Ben", "task/fetch", question.Button("Add my answer")["data"]!, question.Id),
            thread.Dialog("Ben", "task/fetch", question.Button("Draft our answer")["data"]!, question.Id),
        ];
        foreach (var press in presses)
        {
            var asked = DateTime.UtcNow;
            Assert.NotNull(await thread.AskAsync(press));
            Assert.InRange(DateTime.UtcNow - asked, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        }

        hold.LetGo();
        await thread.Shown.SeeAsync("1 of 7", "Maps misled.");
    }

    [Fact]
    public async Task A_press_that_does_not_name_its_thread_acts_in_the_thread_of_its_card()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var (one, two) = (bot.Thread("1"), bot.Thread("2"));
        await one.SayAsync("Amina", "start Maps");
        await two.SayAsync("Amina", "start Charts");
        var press = two.Press("Ben", "I'm in", await two.Shown.SeeAsync("Charts", "7 questions"));
        press["conversation"]!["id"] = "19:charter@thread.tacv2";

        await two.AskAsync(press);

        await two.Shown.SeeAsync("Charts", "Amina, Ben");
        Assert.DoesNotContain("Ben", (await one.Shown.SeeAsync("Maps", "7 questions")).Words, StringComparison.Ordinal);
        Assert.Empty(bot.Service.Thread("19:charter@thread.tacv2").Messages);
    }

    [Fact]
    public async Task An_edited_a_deleted_and_a_returned_message_is_followed_on_the_card()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        var said = thread.Message("Ben", "Maps misled.");
        await thread.DeliverAsync(said);
        await thread.Shown.SeeAsync("1 of 7", "Maps misled.");

        await thread.DeliverAsync(Changed(said, "messageUpdate", "editMessage", "Maps mislead us.", 2));
        await thread.Shown.SeeAsync("1 of 7", "Maps mislead us.");
        await thread.DeliverAsync(Changed(said, "messageUpdate", "editMessage", "Maps mislead.", 1));
        await thread.DeliverAsync(Changed(said, "messageDelete", "softDeleteMessage", null, 3));
        await thread.SayAsync("Chiara", "Nobody checks.");
        var without = await thread.Shown.SeeAsync("1 of 7", "Nobody checks.");
        Assert.DoesNotContain("mislead", without.Words, StringComparison.Ordinal);

        await thread.DeliverAsync(Changed(said, "messageUpdate", "undeleteMessage", "Maps mislead us.", 4));
        await thread.Shown.SeeAsync("1 of 7", "Maps mislead us.", "Nobody checks.");
    }

    [Fact]
    public async Task A_private_message_to_the_bot_acts_like_a_mention_and_is_answered_in_the_thread()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        (string Text, string Shown)[] all =
            [("/CharterBot start Maps", "7 questions"), ("/begin", "1 of 7"), ("Maps mislead.", "Maps mislead.")];
        foreach (var (text, shown) in all)
        {
            var message = Delivered.Message(text, thread.Conversation);
            message["id"] = Guid.NewGuid().ToString();
            message["serviceUrl"] = bot.Service.Address;
            message["recipient"]!["isTargeted"] = true;
            Assert.Equal(HttpStatusCode.OK, await thread.DeliverAsync(message));
            await thread.Shown.SeeAsync(shown);
        }
    }

    private static JsonObject Changed(JsonObject said, string type, string kind, string? text, int minutes)
    {
        var changed = said.DeepClone().AsObject();
        (changed["type"], changed["text"]) = (type, text is null ? null : $"<at>Charter Bot</at> {text}");
        changed["timestamp"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToString("O");
        changed["channelData"] = new JsonObject { ["eventType"] = kind };
        return changed;
    }
}
