using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CharterBot.Observing;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;

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

        string[] told =
        [
            "charterbot_turn_duration_seconds_count", "charterbot_storage_operations_total", "charterbot_show_sends_total",
            "charterbot_show_queue", "charterbot_threads", "charterbot_instances",
        ];
        // People see a card a moment before the bot has heard that it was taken, and counts it.
        var metrics = "";
        for (var asked = 0; asked < 100 && !told.All(metrics.Contains); asked++)
        {
            await Task.Delay(50, Token);
            metrics = await bot.Http.GetStringAsync(new Uri("metrics", UriKind.Relative), Token);
        }

        Assert.All(told, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.DoesNotContain("Zyzzyva", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_is_traced_with_its_steps_under_it()
    {
        using var asked = new Activity("a delivery");
        var steps = new ConcurrentDictionary<string, string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source == Signals.Traces,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = step =>
            {
                if (step.TraceId == asked.TraceId)
                    steps[step.OperationName] = step.Parent?.OperationName;
            },
        };
        ActivitySource.AddActivityListener(listener);
        asked.Start();

        await Arriving.Instance(new InMemoryCharterStore()).TakenAsync(
            Arriving.Message("start", "Amina", "start Maps"));

        Assert.Equal("a delivery", steps["turn"]);
        Assert.Equal("turn", steps["decide"]);
        Assert.Equal("turn", steps["save"]);
    }

    [Fact]
    public async Task Metrics_are_not_served_otherwise()
    {
        await using var bot = ChangedHost.Start(_ => { });

        using var answer = await bot.Http.GetAsync(new Uri("metrics", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
