using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Room;

public sealed class TalkingToTheBotTests : IAsyncLifetime
{
    private RoomHost _room = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _room = await RoomHost.StartAsync(RoomHost.NewFolder(), Token);

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_post_with_a_mention_reaches_the_bot_in_the_shape_of_Teams()
    {
        var amina = await _room.JoinAsync("Amina", Token);
        await _room.SayAsync(amina, RoomHost.General, "<at>CharterBot</at> start Maps", Token, "28:charterbot-room");

        var heard = await _room.Bot.HearAsync(Token);

        var id = heard["id"]!.GetValue<string>();
        Assert.Equal("message", heard["type"]!.GetValue<string>());
        Assert.Equal("room", heard["channelId"]!.GetValue<string>());
        Assert.Equal($"{_room.Address}room/connector/", heard["serviceUrl"]!.GetValue<string>());
        Assert.Equal("<at>CharterBot</at> start Maps", heard["text"]!.GetValue<string>());
        Assert.Equal(amina, heard["from"]!["id"]!.GetValue<string>());
        Assert.True(Guid.TryParse(heard["from"]!["aadObjectId"]!.GetValue<string>(), out _));
        Assert.Equal("28:charterbot-room", heard["recipient"]!["id"]!.GetValue<string>());
        Assert.Equal($"{RoomHost.General};messageid={id}", heard["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal("channel", heard["conversation"]!["conversationType"]!.GetValue<string>());
        Assert.True(heard["conversation"]!["isGroup"]!.GetValue<bool>());
        Assert.Equal("General", heard["conversation"]!["name"]!.GetValue<string>());
        Assert.Equal("Europe/Rome", heard["localTimezone"]!.GetValue<string>());
        Assert.Equal("2026-11-22T16:31:34.035+01:00", heard["localTimestamp"]!.GetValue<string>());
        Assert.Equal("it-IT", heard["locale"]!.GetValue<string>());
        Assert.Equal(RoomHost.General, heard["channelData"]!["channel"]!["id"]!.GetValue<string>());
        var mention = heard["entities"]![0]!;
        Assert.Equal("28:charterbot-room", mention["mentioned"]!["id"]!.GetValue<string>());
        Assert.Equal("<at>CharterBot</at>", mention["text"]!.GetValue<string>());
        Assert.Equal(0, _room.Bot.Unsigned);
    }

    [Fact]
    public async Task Markup_that_someone_typed_mentions_nobody()
    {
        var amina = await _room.JoinAsync("Amina", Token);
        await _room.SayAsync(amina, RoomHost.General, "<at>CharterBot</at> start Maps", Token);

        var heard = await _room.Bot.HearAsync(Token);

        Assert.DoesNotContain(heard["entities"]!.AsArray(), e => e!["type"]!.GetValue<string>() == "mention");
        Assert.Equal("<at>CharterBot</at> start Maps", heard["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_personal_chat_is_heard_and_read_by_nobody_else()
    {
        var amina = await _room.JoinAsync("Amina", Token);
        var ben = await _room.JoinAsync("Ben", Token);
        var personal = (await _room.GetAsync($"room?person={amina}", Token))["personal"]!.GetValue<string>();
        await _room.SayAsync(amina, personal, "hello", Token);

        var heard = await _room.Bot.HearAsync(Token);
        using var spied = await _room.Http.GetAsync(
            _room.At($"/room/api/messages?person={ben}&conversation={personal}"), Token);

        Assert.Equal("personal", heard["conversation"]!["conversationType"]!.GetValue<string>());
        Assert.Equal(personal, heard["conversation"]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, spied.StatusCode);
        Assert.DoesNotContain(
            (await _room.GetAsync($"room?person={ben}", Token))["threads"]!.AsArray(),
            t => t!["conversation"]!.GetValue<string>() == personal);
    }

    [Fact]
    public async Task Edits_and_deletions_are_told_with_the_same_id_and_only_by_their_author()
    {
        var amina = await _room.JoinAsync("Amina", Token);
        var ben = await _room.JoinAsync("Ben", Token);
        var said = await _room.SayAsync(amina, RoomHost.General, "first", Token);
        var id = said["id"]!.GetValue<string>();
        var edit = RoomHost.Saying("", "second");
        edit["message"] = id;
        var delete = new JsonObject { ["message"] = id, ["clock"] = RoomHost.Clock() };

        using var refused = await _room.Http.PostAsJsonAsync($"/room/api/edit?person={ben}", edit, Token);
        await _room.PostAsync($"edit?person={amina}", edit, Token);
        await _room.PostAsync($"delete?person={amina}", delete, Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("first", (await _room.Bot.HearAsync(Token))["text"]!.GetValue<string>());
        var edited = await _room.Bot.HearAsync(Token);
        Assert.Equal(("messageUpdate", id, "second", "editMessage"), (
            edited["type"]!.GetValue<string>(), edited["id"]!.GetValue<string>(), edited["text"]!.GetValue<string>(),
            edited["channelData"]!["eventType"]!.GetValue<string>()));
        var deleted = await _room.Bot.HearAsync(Token);
        Assert.Equal(("messageDelete", id, "softDeleteMessage"), (
            deleted["type"]!.GetValue<string>(), deleted["id"]!.GetValue<string>(),
            deleted["channelData"]!["eventType"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_button_comes_back_with_the_bots_answer_and_a_plain_submit_as_a_message()
    {
        var amina = await _room.JoinAsync("Amina", Token);
        await _room.SayAsync(amina, RoomHost.General, "go", Token);
        var heard = await _room.Bot.HearAsync(Token);
        var card = await _room.Bot.ShowAsync(heard, StubBot.WithCard("question", "Question 1"), Token);
        _room.Bot.Answer = activity => activity["type"]!.GetValue<string>() == "invoke"
            ? (HttpStatusCode.OK, new JsonObject { ["statusCode"] = 200, ["value"] = "You are in." })
            : (HttpStatusCode.Accepted, null);

        var answer = await _room.PostAsync($"invoke?person={amina}", new JsonObject
        {
            ["message"] = card,
            ["name"] = "adaptiveCard/action",
            ["value"] = new JsonObject { ["action"] = new JsonObject { ["verb"] = "join" } },
            ["clock"] = RoomHost.Clock(),
        }, Token);
        var invoke = await _room.Bot.HearAsync(Token);
        using var submitted = await _room.Http.PostAsJsonAsync($"/room/api/submit?person={amina}", new JsonObject
        {
            ["message"] = card,
            ["value"] = new JsonObject { ["do"] = "skip" },
            ["clock"] = RoomHost.Clock(),
        }, Token);
        var submit = await _room.Bot.HearAsync(Token);

        Assert.Equal("You are in.", answer["value"]!.GetValue<string>());
        Assert.Equal(("invoke", "adaptiveCard/action", card, "join"), (
            invoke["type"]!.GetValue<string>(),
            invoke["name"]!.GetValue<string>(),
            invoke["replyToId"]!.GetValue<string>(),
            invoke["value"]!["action"]!["verb"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Accepted, submitted.StatusCode);
        Assert.Equal(("message", "skip", card), (
            submit["type"]!.GetValue<string>(),
            submit["value"]!["do"]!.GetValue<string>(),
            submit["replyToId"]!.GetValue<string>()));
        Assert.False(submit.ContainsKey("text"));
    }

    [Fact]
    public async Task A_busy_bot_hears_everything_later_in_order_and_with_the_same_ids()
    {
        var refusals = 2;
        var seen = new List<string>();
        _room.Bot.Answer = activity =>
        {
            seen.Add(activity["id"]!.GetValue<string>());
            return refusals-- > 0 ? (HttpStatusCode.ServiceUnavailable, null) : (HttpStatusCode.OK, null);
        };
        var amina = await _room.JoinAsync("Amina", Token);
        var root = await _room.SayAsync(amina, RoomHost.General, "1", Token);
        var conversation = root["conversation"]!.GetValue<string>();
        foreach (var number in Enumerable.Range(2, 4))
            await _room.SayAsync(amina, conversation, number.ToString(CultureInfo.InvariantCulture), Token);

        var heard = new List<string>();
        while (heard.Count < 7)
            heard.Add((await _room.Bot.HearAsync(Token))["text"]!.GetValue<string>());

        Assert.Equal(["1", "1", "1", "2", "3", "4", "5"], heard);
        Assert.Single(seen.Take(3).Distinct());
        Assert.False(_room.Bot.HeardMore);
    }
}
