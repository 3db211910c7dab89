using System.Text.Json.Nodes;
using static CharterBot.Tests.Conversations.MessageMenu;

namespace CharterBot.Tests.Conversations;

/// <summary>"Use as our answer", from the menu of a message.</summary>
public sealed class UseAsAnswerTests
{
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
}
