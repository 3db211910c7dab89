using System.Net;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Room;

public sealed class KeepingHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_said_and_shown_is_there_after_a_restart()
    {
        var folder = RoomHost.NewFolder();
        string conversation;
        await using (var before = await RoomHost.StartAsync(folder, Token))
        {
            var amina = await before.JoinAsync("Amina", Token);
            var said = await before.SayAsync(amina, RoomHost.General, "hello", Token);
            conversation = said["conversation"]!.GetValue<string>();
            var heard = await before.Bot.HearAsync(Token);
            var card = await before.Bot.ShowAsync(heard, StubBot.WithCard("question", "Question 1"), Token);
            var anew = StubBot.WithCard("form", "Question 1, drawn anew");
            using var put = await before.Bot.PutAsync(heard, card, anew, Token);
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        }

        await using var after = await RoomHost.StartAsync(folder, Token);
        var same = await after.JoinAsync("  amina ", Token);
        var view = await after.GetAsync(
            $"messages?person={same}&conversation={Uri.EscapeDataString(conversation)}", Token);

        var messages = view["messages"]!.AsArray();
        Assert.Equal(["hello", ""], messages.Select(m => m!["text"]!.GetValue<string>()));
        Assert.Equal("Question 1, drawn anew", messages[1]!["summary"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(StubBot.Sample("form"), messages[1]!["cards"]![0]));
        Assert.True(File.Exists(Path.Combine(folder, "charterbot.room.db")));
    }

    [Fact]
    public async Task What_the_bot_had_not_taken_is_delivered_after_a_restart_to_the_new_address()
    {
        var folder = RoomHost.NewFolder();
        string id;
        await using (var before = await RoomHost.StartAsync(folder, Token))
        {
            before.Bot.Answer = _ => (HttpStatusCode.ServiceUnavailable, null);
            var amina = await before.JoinAsync("Amina", Token);
            id = (await before.SayAsync(amina, RoomHost.General, "do not lose me", Token))["id"]!.GetValue<string>();
            await before.Bot.HearAsync(Token);
        }

        await using var after = await RoomHost.StartAsync(folder, Token);
        var heard = await after.Bot.HearAsync(Token);

        Assert.Equal(id, heard["id"]!.GetValue<string>());
        Assert.Equal($"{after.Address}room/connector/", heard["serviceUrl"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_history()
    {
        var folder = RoomHost.NewFolder();
        await using var room = await RoomHost.StartAsync(folder, Token);

        foreach (var file in Directory.GetFiles(folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Unread_counts_are_each_persons_own()
    {
        await using var room = await RoomHost.StartAsync(RoomHost.NewFolder(), Token);
        var amina = await room.JoinAsync("Amina", Token);
        var ben = await room.JoinAsync("Ben", Token);
        var root = await room.SayAsync(amina, RoomHost.General, "first line\nsecond line", Token);
        var conversation = root["conversation"]!.GetValue<string>();
        await room.SayAsync(amina, conversation, "more", Token);

        Assert.Equal(2, await UnreadAsync(room, ben));
        Assert.Equal(0, await UnreadAsync(room, amina));
        await room.PostAsync($"read?person={ben}", new JsonObject
        {
            ["conversation"] = conversation,
            ["upto"] = root["id"]!.GetValue<string>(),
        }, Token);
        Assert.Equal(1, await UnreadAsync(room, ben));
        var thread = (await room.GetAsync($"room?person={ben}", Token))["threads"]![0]!;
        Assert.Equal("first line", thread["firstLine"]!.GetValue<string>());
    }

    private static async Task<int> UnreadAsync(RoomHost room, string person) =>
        (await room.GetAsync($"room?person={person}", Token))["threads"]![0]!["unread"]!.GetValue<int>();
}
