using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Room;

public sealed class LiveEventsTests : IAsyncLifetime
{
    private RoomHost _room = null!;
    private string _amina = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _room = await RoomHost.StartAsync(RoomHost.NewFolder(), Token);
        _amina = await _room.JoinAsync("Amina", Token);
    }

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_window_that_comes_back_gets_what_it_missed()
    {
        var ben = await _room.JoinAsync("Ben", Token);
        string last;
        await using (var first = await ListenAsync(null))
        {
            Assert.Equal("hello", (await first.NextAsync()).EventType);
            await _room.SayAsync(ben, RoomHost.General, "one", Token);
            var one = await first.NextAsync();
            Assert.Equal(("message", "one"), (one.EventType, JsonNode.Parse(one.Data)!["text"]!.GetValue<string>()));
            last = one.EventId!;
        }

        await _room.SayAsync(ben, RoomHost.General, "two", Token);
        await using var second = await ListenAsync(last);

        Assert.Equal("hello", (await second.NextAsync()).EventType);
        var two = await second.NextAsync();
        Assert.Equal("two", JsonNode.Parse(two.Data)!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_place_that_is_not_remembered_means_loading_afresh()
    {
        await using var window = await ListenAsync("another-7");

        Assert.Equal("hello", (await window.NextAsync()).EventType);
        Assert.Equal("resync", (await window.NextAsync()).EventType);
    }

    [Fact]
    public async Task What_the_bot_writes_tells_of_the_charter_too()
    {
        await _room.SayAsync(_amina, RoomHost.General, "go", Token);
        var heard = await _room.Bot.HearAsync(Token);
        await using var window = await ListenAsync(null);
        await window.NextAsync();

        await _room.Bot.ShowAsync(heard, StubBot.WithCard("question", "Question 1"), Token);

        Assert.Equal("message", (await window.NextAsync()).EventType);
        var charter = await window.NextAsync();
        Assert.Equal("charter", charter.EventType);
        Assert.Equal(
            heard["conversation"]!["id"]!.GetValue<string>(),
            JsonNode.Parse(charter.Data)!["conversation"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_hears_of_someone_elses_personal_chat()
    {
        var ben = await _room.JoinAsync("Ben", Token);
        var personal = (await _room.GetAsync($"room?person={ben}", Token))["personal"]!.GetValue<string>();
        await using var window = await ListenAsync(null);
        await window.NextAsync();

        await _room.SayAsync(ben, personal, "secret", Token);
        await _room.SayAsync(ben, RoomHost.General, "open", Token);

        Assert.Equal("open", JsonNode.Parse((await window.NextAsync()).Data)!["text"]!.GetValue<string>());
    }

    private async Task<Window> ListenAsync(string? lastEventId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/room/api/events?person={_amina}");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var answer = await _room.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        var items = SseParser.Create(await answer.Content.ReadAsStreamAsync(Token)).EnumerateAsync(Token);
        return new Window(answer, items.GetAsyncEnumerator(Token));
    }

    private sealed class Window(HttpResponseMessage answer, IAsyncEnumerator<SseItem<string>> items) : IAsyncDisposable
    {
        public async Task<SseItem<string>> NextAsync()
        {
            Assert.True(await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10), Token));
            return items.Current;
        }

        public async ValueTask DisposeAsync()
        {
            answer.Dispose();
            await items.DisposeAsync();
        }
    }
}
