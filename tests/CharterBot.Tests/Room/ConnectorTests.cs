using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Room;

public sealed class ConnectorTests(RoomFixture fixture) : IClassFixture<RoomFixture>, IAsyncLifetime
{
    private JsonObject _thread = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var amina = await fixture.Room.JoinAsync("Amina Ansah", Token);
        await fixture.Room.SayAsync(amina, RoomHost.General, "hello", Token);
        _thread = await fixture.Room.Bot.HearAsync(Token);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Ids_only_grow_and_are_milliseconds()
    {
        var ids = new List<long>();
        for (var i = 0; i < 20; i++)
            ids.Add(long.Parse(await fixture.Room.Bot.ShowAsync(_thread, Text("x"), Token), null));

        Assert.Equal(ids.Order().Distinct(), ids);
    }

    [Fact]
    public async Task A_post_to_the_bare_channel_starts_a_thread()
    {
        var id = await fixture.Room.Bot.ShowAsync(In(RoomHost.General), Text("A new topic"), Token);

        var thread = In($"{RoomHost.General};messageid={id}");
        using var reply = await fixture.Room.Bot.PostAsync(thread, Text("and a reply"), Token);
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
    }

    [Theory]
    [InlineData("19:nowhere@thread.tacv2")]
    [InlineData("19:room-general@thread.tacv2;messageid=1")]
    [InlineData("a:room-nobody")]
    public async Task An_unknown_conversation_is_not_found(string conversation)
    {
        using var answer = await fixture.Room.Bot.PostAsync(In(conversation), Text("x"), Token);

        Assert.Equal((HttpStatusCode.NotFound, "ConversationNotFound"), await ErrorOf(answer));
    }

    [Fact]
    public async Task An_unknown_or_foreign_or_deleted_activity_is_not_found()
    {
        using var unknown = await fixture.Room.Bot.PutAsync(_thread, "17", Text("x"), Token);
        using var foreign = await fixture.Room.Bot.PutAsync(
            _thread, _thread["id"]!.GetValue<string>(), Text("x"), Token);
        var own = await fixture.Room.Bot.ShowAsync(_thread, Text("mine"), Token);
        var address = fixture.Room.At($"{StubBot.Activities(_thread)}/{own}");
        using var deleted = await fixture.Room.Http.DeleteAsync(address, Token);
        using var again = await fixture.Room.Http.DeleteAsync(address, Token);

        Assert.Equal((HttpStatusCode.NotFound, "ActivityNotFoundInConversation"), await ErrorOf(unknown));
        Assert.Equal((HttpStatusCode.NotFound, "ActivityNotFoundInConversation"), await ErrorOf(foreign));
        Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"message"}""")]
    [InlineData("""{"type":"message","text":5}""")]
    [InlineData("""{"type":"message","attachments":[7]}""")]
    public async Task A_malformed_activity_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var address = fixture.Room.At(StubBot.Activities(_thread));
        using var answer = await fixture.Room.Http.PostAsync(address, content, Token);

        Assert.Equal((HttpStatusCode.BadRequest, "BadSyntax"), await ErrorOf(answer));
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(300_000)]
    public async Task Too_big_a_message_is_refused(int length)
    {
        using var answer = await fixture.Room.Bot.PostAsync(_thread, Text(new string('x', length)), Token);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"), await ErrorOf(answer));
    }

    [Fact]
    public async Task Members_are_found_by_either_id()
    {
        var conversation = StubBot.Activities(_thread).Replace("/activities", "", StringComparison.Ordinal);
        var from = _thread["from"]!;
        foreach (var id in new[] { from["id"]!.GetValue<string>(), from["aadObjectId"]!.GetValue<string>() })
        {
            var member = await fixture.Room.Http.GetFromJsonAsync<JsonObject>(
                $"{conversation}/members/{Uri.EscapeDataString(id)}", Token);
            Assert.Equal("Amina Ansah", member!["name"]!.GetValue<string>());
        }

        var nobody = fixture.Room.At($"{conversation}/members/29%3Anobody");
        using var unknown = await fixture.Room.Http.GetAsync(nobody, Token);
        var page = await fixture.Room.Http.GetFromJsonAsync<JsonObject>(
            $"{conversation}/pagedmembers?pageSize=50", Token);
        Assert.Equal((HttpStatusCode.NotFound, "MemberNotFoundInConversation"), await ErrorOf(unknown));
        Assert.Single(page!["members"]!.AsArray());
    }

    private JsonObject In(string conversation) => new()
    {
        ["serviceUrl"] = _thread["serviceUrl"]!.GetValue<string>(),
        ["conversation"] = new JsonObject { ["id"] = conversation },
    };

    private static JsonObject Text(string text) => new() { ["type"] = "message", ["text"] = text };

    private static async Task<(HttpStatusCode Status, string? Code)> ErrorOf(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(Token);
        return (answer.StatusCode, body!["error"]?["code"]?.GetValue<string>());
    }
}
