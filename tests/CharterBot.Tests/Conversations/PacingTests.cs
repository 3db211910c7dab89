using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>The platform's budget of sends for one thread, over a pause in which the thread is let go of.</summary>
public sealed class PacingTests
{
    private const int InHalfAMinute = 60;

    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thread_that_was_let_go_of_and_opened_again_has_no_new_budget()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        await using var bot = ChangedHost.Start(services => services.AddSingleton<TimeProvider>(_time), isPaced: true);
        var thread = bot.Thread(service, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeCountAsync(1);
        var begun = _time.GetUtcNow();

        await SayAsync(thread, InHalfAMinute - 1);
        while (thread.Shown.Messages.Count < InHalfAMinute)
            await PassAsync();
        // Long enough to be let go of, too short for the budget to forget.
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(6); passed += Step)
            await PassAsync();
        await SayAsync(thread, 1);
        while (thread.Shown.Messages.Count == InHalfAMinute)
            await PassAsync();

        Assert.True(_time.GetUtcNow() - begun >= HalfAMinute, $"The 61st send came after {_time.GetUtcNow() - begun}.");
    }

    private static async Task SayAsync(Talk thread, int times)
    {
        for (var time = 0; time < times; time++)
            await thread.SayAsync("Ben", "status");
    }

    /// <summary>A step of the bot's time, and a moment of ours in which it does what became due.</summary>
    private async Task PassAsync()
    {
        _time.Advance(Step);
        await Task.Delay(20, Token);
    }
}
