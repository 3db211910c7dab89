using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>A place that the bot is shut out of: nothing is lost, nothing is sent in vain, and it goes on.</summary>
public sealed class ClosedPlaceTests
{
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly ConcurrentDictionary<string, int> _tries = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Right_after_it_was_added_the_bot_waits_until_it_is_in_the_place()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var absences = 5;
        bot.Service.Faults = _ => Interlocked.Decrement(ref absences) >= 0
            ? new Fault.Status(403, Error: "BotNotInConversationRoster")
            : null;
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start Maps");

        await _time.PassUntilAsync(() => thread.Shown.Find("Maps") is not null);
        Assert.Single(thread.Shown.Messages);
    }

    [Theory]
    [InlineData(403, "BotNotInConversationRoster", 9)]
    [InlineData(403, "BotDisabledByAdmin", 1)]
    [InlineData(403, null, 1)]
    [InlineData(404, "ConversationNotFound", 1)]
    public async Task A_closed_place_is_left_alone_and_shows_everything_after_the_next_word_from_it(
        int status, string? error, int tries)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        Refuse(bot.Service, status, error);
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await _time.PassUntilAsync(() => bot.Log.Hold("is closed to the bot"));
        await _time.PassAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(1));
        // The second delivery may have come before or after the first was refused.
        Assert.InRange(Tries(thread), tries, 2 * tries);

        bot.Service.Faults = _ => null;
        await thread.SayAsync("Ben", "Nobody checks our maps.");

        await thread.Shown.SeeAsync("Maps", "begun");
        await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.");
    }

    [Fact]
    public async Task An_update_that_a_closed_place_refuses_closes_it_for_the_rest_as_well()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        await _time.PassUntilAsync(() => thread.IsAtRest(bot));
        Refuse(bot.Service, 403, "BotDisabledByAdmin");
        await thread.SayAsync("Ben", "Nobody checks our maps.");
        await _time.PassUntilAsync(() => bot.Log.Hold("is closed to the bot"));
        await _time.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        Assert.Equal(1, Tries(thread));

        bot.Service.Faults = _ => null;
        await bot.Thread("1").DeliverAsync(Added(thread));

        await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.");
    }

    [Fact]
    public async Task A_restart_passes_a_closed_place_by_until_the_bot_is_added_again()
    {
        await using var service = await FakeBotService.StartAsync(Token, _time);
        Refuse(service, 403, "NotEnoughPermissions");
        var database = BotHost.NewDatabase();
        await using (var first = await BotHost.StartAsync(Token, database, service, time: _time))
        {
            await first.Thread("1").SayAsync("Amina", "start Maps");
            await first.Thread("2").SayAsync("Amina", "start Charts");
            await _time.PassUntilAsync(() => Tries(first.Thread("1")) + Tries(first.Thread("2")) == 2);
            // Long enough to be let go of.
            await _time.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));
        }

        service.Faults = _ => null;
        await using var second = await BotHost.StartAsync(Token, database, service, time: _time);
        await second.Thread("3").SayAsync("Amina", "start Tables");
        await second.Thread("3").Shown.SeeAsync("Tables");
        Assert.Empty(second.Thread("1").Shown.Messages);

        await second.Thread("1").DeliverAsync(Added(second.Thread("1")));

        await second.Thread("1").Shown.SeeAsync("Maps");
        await second.Thread("2").Shown.SeeAsync("Charts");
    }

    [Fact]
    public async Task A_place_that_stays_closed_is_tried_once_each_time_the_bot_is_added_somewhere()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        Refuse(bot.Service, 403, "BotNotInConversationRoster");
        await thread.SayAsync("Amina", "start Maps");
        await _time.PassUntilAsync(() => bot.Log.Hold("is closed to the bot"));
        await _time.PassAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5));
        var before = Tries(thread);

        for (var time = 1; time <= 3; time++)
        {
            await thread.DeliverAsync(Added(thread));
            await _time.PassUntilAsync(() => Tries(thread) == before + time);
            await _time.PassAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
        }

        Assert.Equal(before + 3, Tries(thread));
    }

    private void Refuse(FakeBotService service, int status, string? error) => service.Faults = call =>
    {
        _tries.AddOrUpdate(call.Conversation, 1, static (_, count) => count + 1);
        return new Fault.Status(status, Error: error);
    };

    private int Tries(Talk thread) => _tries.GetValueOrDefault(thread.Conversation);

    private static JsonObject Added(Talk thread)
    {
        var added = thread.Event("Amina", "conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject
        {
            ["id"] = added["recipient"]!["id"]!.GetValue<string>(),
        });
        return added;
    }
}
