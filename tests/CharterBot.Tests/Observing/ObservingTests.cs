using System.Net;
using CharterBot.Tests.Conversations;

namespace CharterBot.Tests.Observing;

/// <summary>What who watches the bot gets to see.</summary>
public sealed class ObservingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_are_served_when_the_settings_ask_for_them()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        await using var bot = ChangedHost.Start(_ => { }, settings: ("Observing:Metrics", "true"));
        var thread = bot.Thread(service, "1");
        await thread.SayAsync("Amina", "start Zyzzyva Canary");
        await thread.Shown.SeeAsync("Zyzzyva Canary");

        var metrics = await bot.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), Token);

        string[] told =
        [
            "charterbot_turn_duration_seconds_count", "charterbot_storage_operations_total", "charterbot_show_sends_total",
            "charterbot_show_queue", "charterbot_instances",
        ];
        Assert.All(told, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("Zyzzyva", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_not_served_otherwise()
    {
        await using var bot = ChangedHost.Start(_ => { });

        using var answer = await bot.Http.GetAsync(new Uri("metrics", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
