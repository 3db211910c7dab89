using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>What the platform can answer to a send, and what the thread shows in the end.</summary>
public sealed class OutcomesTests
{
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(201, "")]
    [InlineData(202, "")]
    [InlineData(201, "{}")]
    [InlineData(200, "<html>")]
    public async Task A_card_answered_without_an_id_is_there_once_and_who_presses_it_says_which_message_it_is(
        int status, string body)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var mute = 1;
        bot.Service.Faults = call => call.Method == "POST" && Interlocked.Decrement(ref mute) >= 0
            ? new Fault.Mute(status, body)
            : null;
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeAsync("Maps");
        await _time.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));
        Assert.Single(thread.Shown.Messages);

        await thread.AskAsync(thread.Press("Ben", "I'm in", thread.Shown.Messages[0]));

        await thread.Shown.SeeAsync("Maps", "Ben");
        Assert.Single(thread.Shown.Messages);
    }

    [Fact]
    public async Task A_card_whose_message_nobody_knows_is_posted_anew_in_its_next_state()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var mute = 1;
        bot.Service.Faults = _ => Interlocked.Decrement(ref mute) >= 0 ? new Fault.Mute() : null;
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeAsync("Maps");

        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Chiara", "join");

        await thread.Shown.SeeAsync("Maps", "Amina, Ben, Chiara");
        Assert.Equal(
            2, thread.Shown.Messages.Count(message => message.Words.StartsWith("Maps", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_in_seconds_or_as_a_date_holds_up_the_thread_for_so_long()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var (refused, other) = (bot.Thread("1"), bot.Thread("2"));
        var refusals = new Queue<Fault>(
        [
            new Fault.Status(429, RetryAfter: 20, Error: "Throttled"),
            new Fault.Status(429, RetryOn: _time.GetUtcNow().AddSeconds(60)),
        ]);
        bot.Service.Faults = call =>
            call.Conversation == refused.Conversation && refusals.TryDequeue(out var fault) ? fault : null;

        await refused.SayAsync("Amina", "start Maps");
        await other.SayAsync("Amina", "start Charts");
        await other.Shown.SeeAsync("Charts");
        await _time.PassUntilAsync(() => bot.Service.Calls.Of(429) == 1);
        await _time.PassAsync(TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(1));
        Assert.Equal(1, bot.Service.Calls.Of(429));
        await _time.PassUntilAsync(() => bot.Service.Calls.Of(429) == 2);
        await _time.PassAsync(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
        Assert.Empty(refused.Shown.Messages);

        await _time.PassUntilAsync(() => refused.Shown.Find("Maps") is not null);
        Assert.Single(refused.Shown.Messages);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(412)]
    [InlineData(401)]
    public async Task What_was_certainly_not_taken_is_said_again_until_it_is_and_once(int status)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var refusals = 8;
        bot.Service.Faults = _ => Interlocked.Decrement(ref refusals) >= 0 ? new Fault.Status(status) : null;
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start Maps");

        await _time.PassUntilAsync(() => thread.Shown.Find("Maps") is not null);
        Assert.Single(thread.Shown.Messages);
        Assert.Equal(8, bot.Service.Calls.Of(status));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_post_in_doubt_is_repeated_once_after_5_s_and_then_when_somebody_does_something(int status)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        bot.Service.Faults = call => call.Method == "POST" ? new Fault.Status(status) : null;
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await _time.PassUntilAsync(() => bot.Service.Calls.Of("POST") == 1);
        await _time.PassAsync(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1));
        Assert.Equal(1, bot.Service.Calls.Of("POST"));
        await _time.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Equal(2, bot.Service.Calls.Of("POST"));

        bot.Service.Faults = _ => null;
        await thread.SayAsync("Ben", "join");

        await thread.Shown.SeeAsync("Maps", "Ben");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task An_update_in_doubt_is_repeated_as_long_as_it_takes(int status)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var failures = 8;
        bot.Service.Faults = call => call.Method == "PUT" && Interlocked.Decrement(ref failures) >= 0
            ? new Fault.Status(status)
            : null;

        await thread.SayAsync("Ben", "Nobody checks our maps.");

        await _time.PassUntilAsync(() => thread.Shown.Find("1 of 7", "Nobody checks our maps.") is not null);
    }

    [Fact]
    public async Task A_card_that_fails_for_ever_keeps_no_other_from_its_newest_state()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var question = await thread.Shown.SeeAsync("1 of 7");
        bot.Service.Faults = call => call.Id == question.Id ? new Fault.Status(500) : null;

        await thread.SayAsync("Ben", "Nobody checks our maps.");
        await thread.SayAsync("Amina", "draft Nobody checks our maps.");
        await thread.SayAsync("Ben", "object not nobody");

        await _time.PassUntilAsync(() => thread.Shown.Find("Draft 1", "Objects: Ben") is not null);
        await _time.PassAsync(TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(10));
        // Once a minute at the end: no busy loop.
        Assert.InRange(bot.Service.Calls.Of(500), 20, 60);
    }

    private static async Task BeginAsync(Talk thread)
    {
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
    }
}
