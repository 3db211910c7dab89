using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>More than the platform takes: nothing is refused, and the newest state is shown in the end.</summary>
public sealed class BurstTests
{
    private const int People = 25;

    private static readonly string[] Buttons = ["OK", "Pass", "Skip for now", "Add my answer", "I'm in", "Resume"];

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_five_people_press_and_write_everything_for_ten_seconds_and_no_send_is_over_the_budget()
    {
        await using var bot = await BotHost.StartAsync(Token, isPaced: true, time: _time);
        bot.Service.Limits = new(_time);
        var thread = bot.Thread("1");
        await BeginAsync(bot, thread);

        var random = new Random(2026);
        for (var moment = 0; moment < 25; moment++)
        {
            var deliveries = Enumerable.Range(0, People).Select(person => random.Next(6) switch
            {
                0 => thread.Message($"Person{person}", $"Thought {moment} of {person}."),
                1 => thread.Message($"Person{person}", "status"),
                _ => Pressed(thread, $"Person{person}", random) ?? thread.Message($"Person{person}", "pass"),
            }).ToList();
            var statuses = await Task.WhenAll(deliveries.Select(thread.DeliverAsync));
            Assert.All(statuses, status => Assert.Equal(HttpStatusCode.OK, status));
            await _time.PassAsync(TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(0, bot.Service.Calls.Of(429));
        await _time.PassUntilAsync(
            () => thread.IsAtRest(bot), () => $"No rest: {bot.Service.Calls}", TimeSpan.FromMilliseconds(500));
        await thread.ShowsFinalStateAsync(bot);
        Assert.Equal(0, bot.Service.Calls.Of(429));
        TestContext.Current.TestOutputHelper?.WriteLine($"{bot.Service.Calls}");
    }

    private async Task BeginAsync(BotHost bot, Talk thread)
    {
        await thread.SayAsync("Person0", "start Maps");
        for (var person = 1; person < People; person++)
            await thread.SayAsync($"Person{person}", "join");
        await thread.SayAsync("Person0", "begin");
        await thread.SayAsync("Person0", "draft Nobody checks our maps.");
        await _time.PassUntilAsync(() => thread.Shown.Find("Draft 1") is not null && thread.IsAtRest(bot));
    }

    private static System.Text.Json.Nodes.JsonObject? Pressed(Talk thread, string person, Random random)
    {
        var messages = thread.Shown.Messages;
        var on = messages[random.Next(messages.Count)];
        var title = Buttons[random.Next(Buttons.Length)];
        return on.Has(title) ? thread.Press(person, title, on) : null;
    }
}
