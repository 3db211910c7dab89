using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using CharterBot.Room;
using CharterBot.Room.History;
using CharterBot.Room.Live;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Room;

/// <summary>What an open window hears when nothing happens for long, and when more happens than it can take.</summary>
public sealed class OpenWindowsTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly FakeTimeProvider _time = new();
    private readonly RoomEvents _events;

    public OpenWindowsTests() => _events = new(_time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silence_is_broken_by_a_heartbeat_so_that_nobody_on_the_way_closes_the_connection()
    {
        await using var window = await OpenAsync();

        for (var beat = 0; beat < 3; beat++)
        {
            var next = window.MoveNextAsync();
            Assert.False(next.IsCompleted);
            _time.Advance(Quiet);
            Assert.True(await next);
            Assert.Equal(("heartbeat", null), (window.Current.EventType, window.Current.EventId));
        }

        Publish(1);
        Assert.Equal("1", await NextAsync(window));
    }

    [Fact]
    public async Task What_happens_is_told_at_once_and_the_silence_begins_anew()
    {
        await using var window = await OpenAsync();
        _time.Advance(Quiet / 2);
        Publish(1);
        Assert.Equal("1", await NextAsync(window));

        var next = window.MoveNextAsync();
        _time.Advance(Quiet * 0.75);
        Assert.False(next.IsCompleted);
        _time.Advance(Quiet * 0.25);
        Assert.True(await next);
        Assert.Equal("heartbeat", window.Current.EventType);
    }

    [Fact]
    public async Task A_window_that_does_not_keep_up_is_told_to_load_afresh_and_hears_what_comes_then()
    {
        await using var slow = await OpenAsync();
        await using var quick = await OpenAsync();
        for (var number = 1; number <= 300; number++)
        {
            Publish(number);
            Assert.Equal($"{number}", await NextAsync(quick));
        }

        Assert.True(await slow.MoveNextAsync());
        Assert.Equal(("resync", Id(quick)), (slow.Current.EventType, Id(slow)));
        Publish(301);
        Assert.Equal("301", await NextAsync(slow));
        Assert.Equal("301", await NextAsync(quick));
    }

    [Fact]
    public async Task A_window_that_is_just_quick_enough_hears_everything_in_order()
    {
        await using var window = await OpenAsync();
        for (var number = 1; number <= 256; number++)
            Publish(number);

        for (var number = 1; number <= 256; number++)
            Assert.Equal($"{number}", await NextAsync(window));
    }

    [Fact]
    public async Task A_window_that_comes_back_too_late_is_told_to_load_afresh()
    {
        string seen;
        await using (var first = await OpenAsync())
        {
            Publish(1);
            await NextAsync(first);
            seen = first.Current.EventId!;
        }

        for (var number = 2; number <= 1_002; number++)
            Publish(number);
        await using var late = await OpenAsync(seen);

        Assert.True(await late.MoveNextAsync());
        Assert.Equal("resync", late.Current.EventType);
    }

    private async Task<IAsyncEnumerator<SseItem<string>>> OpenAsync(string? lastEventId = null)
    {
        var window = _events.ListenAsync(Person.Named("Amina")!, lastEventId, Token).GetAsyncEnumerator(Token);
        Assert.True(await window.MoveNextAsync());
        Assert.Equal("hello", window.Current.EventType);
        return window;
    }

    private void Publish(int number) => _events.Publish(
        RoomEvents.ThreadEntitled, new("somewhere", $"{number}"), RoomJson.Default.ConversationNote);

    private static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> window)
    {
        Assert.True(await window.MoveNextAsync());
        Assert.Equal(RoomEvents.ThreadEntitled, window.Current.EventType);
        return JsonNode.Parse(window.Current.Data)!["title"]!.GetValue<string>();
    }

    private static string? Id(IAsyncEnumerator<SseItem<string>> window) => window.Current.EventId;
}
