using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.Tests.Channels.Teams;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>The bot is brought into a place: one welcome there, however often the platform tells of it.</summary>
public sealed class WelcomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_events_their_repetitions_and_two_instances_make_one_welcome_in_the_chosen_channel()
    {
        var store = new InMemoryCharterStore();
        await using var one = await BotHost.StartAsync(Token, store: store);
        await using var two = await BotHost.StartAsync(Token, service: one.Service, store: store);
        one.Service.Members["29:ben"] = new JsonObject { ["id"] = "29:ben", ["name"] = "Ben *Boro*" };
        var (installed, member) = (Installed(one, "add"), Member(one, "membersAdded"));
        JsonObject[] events = [installed, member, installed, member];

        var answers = await Task.WhenAll(events.Select((told, index) => TellAsync(index % 2 == 0 ? one : two, told)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        var channel = one.Service.Thread(Delivered.Channel);
        var welcome = await channel.SeeAsync("@CharterBot start", "7 questions", "Ben Boro");
        var mention = welcome.Card!["msteams"]!["entities"]![0]!;
        Assert.Equal("29:ben", (string?)mention["mentioned"]!["id"]);
        var line = welcome.Card["body"]!.AsArray().Single(element => (string?)element!["type"] == "TextBlock")!;
        Assert.Contains((string)mention["text"]!, (string)line["text"]!, StringComparison.Ordinal);
        await SettleAsync(one, two);
        Assert.Single(channel.Messages);
        Assert.Empty(one.Service.Thread(Delivered.Team).Messages);
    }

    [Fact]
    public async Task Who_cannot_be_named_is_not_mentioned()
    {
        await using var bot = await BotHost.StartAsync(Token);
        await TellAsync(bot, Installed(bot, "add"));

        var welcome = await bot.Service.Thread(Delivered.Channel).SeeAsync("@CharterBot start");

        Assert.DoesNotContain("Brought in by", welcome.Words, StringComparison.Ordinal);
        Assert.Null(welcome.Card!["msteams"]?["entities"]);
    }

    [Fact]
    public async Task An_upgrade_and_new_members_are_no_reason_for_a_word()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var people = Member(bot, "membersAdded");
        people["membersAdded"] = new JsonArray(new JsonObject { ["id"] = "29:chiara" });
        foreach (var told in (JsonObject[])[Installed(bot, "add-upgrade"), Installed(bot, "remove-upgrade"), people])
            Assert.Equal(HttpStatusCode.OK, await TellAsync(bot, told));

        await SettleAsync(bot);
        Assert.Empty(bot.Service.Thread(Delivered.Channel).Messages);
    }

    [Fact]
    public async Task Brought_back_after_it_was_taken_out_it_says_hello_again_and_only_then()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var channel = bot.Service.Thread(Delivered.Channel);
        await TellAsync(bot, At(Installed(bot, "add"), 0));
        await channel.SeeCountAsync(1);

        await TellAsync(bot, At(Installed(bot, "remove"), 60));
        await TellAsync(bot, At(Member(bot, "membersRemoved"), 61));
        await TellAsync(bot, At(Member(bot, "membersAdded"), 1));
        await SettleAsync(bot);
        Assert.Single(channel.Messages);

        await TellAsync(bot, At(Member(bot, "membersAdded"), 120));
        await TellAsync(bot, At(Member(bot, "membersRemoved"), 61));
        await TellAsync(bot, At(Installed(bot, "add"), 121));
        await channel.SeeCountAsync(2);
        await SettleAsync(bot);
        Assert.Equal(2, channel.Messages.Count);
    }

    [Fact]
    public async Task A_stop_between_saving_and_posting_costs_nothing_and_doubles_nothing()
    {
        var database = BotHost.NewDatabase();
        await using var service = await FakeBotService.StartAsync(Token);
        service.Faults = call => call.Method == "POST" ? new Fault.Status(429, RetryAfter: 60) : null;
        await using (var first = await BotHost.StartAsync(Token, database, service))
            Assert.Equal(HttpStatusCode.OK, await TellAsync(first, Installed(first, "add")));

        service.Faults = _ => null;
        await using var second = await BotHost.StartAsync(Token, database, service);
        await service.Thread(Delivered.Channel).SeeCountAsync(1);
        await TellAsync(second, Member(second, "membersAdded"));
        await SettleAsync(second);
        Assert.Single(service.Thread(Delivered.Channel).Messages);
    }

    [Fact]
    public async Task A_chat_is_welcomed_too_and_its_charter_does_not_mind()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var installed = Installed(bot, "add");
        installed["conversation"] = new JsonObject
        {
            ["id"] = "a:personal",
            ["conversationType"] = "personal",
            ["tenantId"] = Delivered.Tenant,
        };
        await TellAsync(bot, installed);
        await bot.Service.Thread("a:personal").SeeAsync("@CharterBot start");

        var start = Delivered.Message("@CharterBot start Maps", "a:personal", "personal");
        start["serviceUrl"] = bot.Service.Address;
        await TellAsync(bot, start);

        await bot.Service.Thread("a:personal").SeeAsync("Maps", "7 questions");
    }

    [Fact]
    public async Task Where_it_may_not_speak_nothing_fails()
    {
        await using var bot = await BotHost.StartAsync(Token);
        bot.Service.Faults = call => call.Conversation == Delivered.Channel ? new Fault.Status(403) : null;

        Assert.Equal(HttpStatusCode.OK, await TellAsync(bot, Installed(bot, "add")));
        Assert.Equal(HttpStatusCode.OK, await TellAsync(bot, Installed(bot, "remove")));

        await SettleAsync(bot);
    }

    /// <summary>What a thread is told afterwards is shown: whatever was on its way before has arrived.</summary>
    private static async Task SettleAsync(params BotHost[] bots)
    {
        foreach (var bot in bots)
        {
            var thread = bot.Thread(Guid.NewGuid().ToString("N"));
            await thread.SayAsync("Amina", "start Maps");
            await thread.Shown.SeeAsync("Maps", "7 questions");
        }
    }

    private static async Task<HttpStatusCode> TellAsync(BotHost bot, JsonObject activity)
    {
        using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await bot.Http.PostAsync(new Uri("api/messages", UriKind.Relative), content, Token);
        return answer.StatusCode;
    }

    private static JsonObject At(JsonObject activity, int seconds)
    {
        var installed = new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);
        activity["timestamp"] = installed.AddSeconds(seconds).ToString("O");
        return activity;
    }

    private static JsonObject Installed(BotHost bot, string action)
    {
        var installed = InTeam(bot, "installationUpdate");
        installed["action"] = action;
        return installed;
    }

    private static JsonObject Member(BotHost bot, string list)
    {
        var update = InTeam(bot, "conversationUpdate");
        update[list] = new JsonArray(new JsonObject { ["id"] = Delivered.Bot });
        return update;
    }

    private static JsonObject InTeam(BotHost bot, string type)
    {
        var activity = Delivered.Activity(type);
        activity["serviceUrl"] = bot.Service.Address;
        activity["from"] = new JsonObject { ["id"] = "29:ben" };
        activity["channelData"]!["team"] = new JsonObject { ["id"] = Delivered.Team };
        activity["channelData"]!["settings"] = new JsonObject
        {
            ["selectedChannel"] = new JsonObject { ["id"] = Delivered.Channel },
        };
        return activity;
    }
}
