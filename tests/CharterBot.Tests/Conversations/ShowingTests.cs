using System.Net;

namespace CharterBot.Tests.Conversations;

/// <summary>The thread shows what the charter says, whatever the platform does with the bot's sends.</summary>
public sealed class ShowingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_posted_once_and_then_updated_in_place()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await BeginAsync(thread);

        await thread.SayAsync("Ben", "Nobody checks our maps.");

        var card = await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.");
        Assert.True(card.Updates > 0);
        Assert.Single(thread.Shown.Messages, message => message.Words.Contains("1 of 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_send_that_was_refused_for_now_is_repeated_after_the_time_given()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var refusals = 2;
        bot.Service.Faults = call => call.Method == "POST" && Interlocked.Decrement(ref refusals) >= 0
            ? new Fault.Status(429, RetryAfter: 1)
            : null;
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start Maps");

        await thread.Shown.SeeAsync("Maps");
        Assert.Single(thread.Shown.Messages);
    }

    [Fact]
    public async Task An_update_that_fails_is_repeated_until_the_newest_state_stands()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var failures = 3;
        bot.Service.Faults = call => call.Method == "PUT" && Interlocked.Decrement(ref failures) >= 0
            ? new Fault.Status(502)
            : null;

        await thread.SayAsync("Ben", "First thought.");
        await thread.SayAsync("Ben", "Second thought.");

        await thread.Shown.SeeAsync("1 of 7", "First thought.", "Second thought.");
    }

    [Fact]
    public async Task A_post_in_doubt_is_repeated_once_and_the_double_goes_when_someone_touches_it()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var doubts = 1;
        bot.Service.Faults = call => call.Method == "POST" && Interlocked.Decrement(ref doubts) >= 0
            ? new Fault.BrokenOff(IsApplied: true)
            : null;
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeCountAsync(2);

        var orphan = thread.Shown.Messages[0];
        await thread.AskAsync(thread.Press("Ben", "I'm in", orphan));

        await thread.Shown.SeeCountAsync(1);
        Assert.DoesNotContain(thread.Shown.Messages, message => message.Id == orphan.Id);
        await thread.Shown.SeeAsync("Maps", "Ben");
    }

    [Fact]
    public async Task A_card_that_someone_deleted_is_posted_again()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var card = await thread.Shown.SeeAsync("1 of 7");
        thread.Shown.Remove(card.Id);

        await thread.SayAsync("Ben", "Nobody checks our maps.");

        Assert.NotEqual(card.Id, (await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.")).Id);
    }

    [Fact]
    public async Task A_thread_that_fails_does_not_hold_up_another()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var (broken, healthy) = (bot.Thread("1"), bot.Thread("2"));
        bot.Service.Faults = call => call.Conversation == broken.Conversation ? new Fault.Status(503) : null;

        await broken.SayAsync("Amina", "start Maps");
        await healthy.SayAsync("Amina", "start Charts");

        await healthy.Shown.SeeAsync("Charts");
        Assert.Empty(broken.Shown.Messages);
    }

    [Fact]
    public async Task A_restart_completes_what_was_not_shown()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        service.Faults = _ => new Fault.Status(503);
        var database = BotHost.NewDatabase();
        await using (var first = await BotHost.StartAsync(Token, database, service))
            await first.Thread("1").SayAsync("Amina", "start Maps");

        service.Faults = _ => null;
        await using var second = await BotHost.StartAsync(Token, database, service);

        await second.Thread("1").Shown.SeeAsync("Maps");
    }

    [Fact]
    public async Task A_place_that_is_closed_to_the_bot_keeps_its_charter()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        bot.Service.Faults = _ => new Fault.Status(403);
        await thread.SayAsync("Ben", "Nobody checks our maps.");
        bot.Service.Faults = _ => null;

        await thread.SayAsync("Ben", "And nobody archives them.");

        await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.", "And nobody archives them.");
    }

    [Fact]
    public async Task Ten_threads_of_one_channel_never_mix()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var threads = Enumerable.Range(1, 10).Select(number => bot.Thread($"{number}")).ToList();

        await Task.WhenAll(threads.Select(async (thread, index) =>
        {
            await thread.SayAsync("Amina", $"start Team-{index}-");
            await thread.SayAsync("Amina", "begin");
            await thread.SayAsync("Ben", $"Reason {index}.");
        }));

        foreach (var (thread, index) in threads.Select((thread, index) => (thread, index)))
        {
            await thread.Shown.SeeAsync("1 of 7", $"Reason {index}.");
            Assert.All(
                Enumerable.Range(0, 10).Where(other => other != index),
                other => Assert.Null(thread.Shown.Find($"Reason {other}.")));
        }
    }

    [Fact]
    public async Task Nothing_is_acknowledged_that_the_bot_does_not_understand_as_an_error()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var activity = bot.Thread("1").Message("Amina", "start Maps");
        activity["type"] = "somethingNew";

        Assert.Equal(HttpStatusCode.OK, await bot.Thread("1").DeliverAsync(activity));
    }

    private static async Task BeginAsync(Talk thread)
    {
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
    }
}
