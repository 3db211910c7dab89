using CharterBot.Charters;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Many charters in one channel at once: each in its own thread, with its own words.</summary>
public sealed class OneChannelTests
{
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_charters_are_written_at_once_and_nothing_stands_in_the_wrong_thread()
    {
        await using var bot = await BotHost.StartAsync(Token, isPaced: true, time: _time);
        bot.Service.Limits = new(_time);
        var threads = Enumerable.Range(1, 50).Select(number => bot.Thread($"{number}")).ToList();

        var writing = Task.WhenAll(threads.Select((thread, index) => WriteAsync(thread, Mark(index))));
        await _time.PassUntilAsync(
            () => writing.IsCompleted, () => $"{bot.Service.Calls}", TimeSpan.FromMilliseconds(50));
        await writing;
        await _time.PassUntilAsync(() => threads.All(thread => thread.IsAtRest(bot)), () => $"{bot.Service.Calls}");

        foreach (var (thread, index) in threads.Select((thread, index) => (thread, index)))
        {
            var charter = await thread.ShowsFinalStateAsync(bot);
            Assert.Equal(Phase.Published, charter.Phase);
            Assert.NotNull(thread.Shown.Find(Mark(index)));
            Assert.All(thread.Shown.Messages, message => Assert.All(
                Enumerable.Range(0, threads.Count).Where(other => other != index),
                other => Assert.DoesNotContain(Mark(other), message.Words, StringComparison.Ordinal)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{bot.Service.Calls}");
    }

    [Fact]
    public async Task Where_the_limits_hold_for_the_whole_channel_its_threads_come_to_their_final_state_all_the_same()
    {
        await using var bot = await BotHost.StartAsync(Token, isPaced: true, time: _time);
        bot.Service.Limits = new(_time, isOfChannel: true);
        var threads = Enumerable.Range(1, 10).Select(number => bot.Thread($"{number}")).ToList();
        foreach (var (thread, index) in threads.Select((thread, index) => (thread, index)))
        {
            await thread.SayAsync("Amina", $"start {Mark(index)}");
            await thread.SayAsync("Ben", "join");
            await thread.SayAsync("Amina", "begin");
            await thread.SayAsync("Ben", $"Reason of {Mark(index)}");
            await thread.SayAsync("Amina", $"draft Text of {Mark(index)}");
        }

        await _time.PassUntilAsync(() => threads.All(thread => thread.IsAtRest(bot)), () => $"{bot.Service.Calls}");

        Assert.True(bot.Service.Calls.Of(429) > 0);
        foreach (var (thread, index) in threads.Select((thread, index) => (thread, index)))
        {
            await thread.ShowsFinalStateAsync(bot);
            await thread.Shown.SeeAsync("Draft 1", $"Text of {Mark(index)}");
        }
    }

    private static string Mark(int index) => $"Team-{index}-";

    private static async Task WriteAsync(Talk thread, string mark)
    {
        await thread.SayAsync("Amina", $"start {mark}");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        for (var number = 1; number <= 7; number++)
        {
            await thread.Shown.SeeAsync($"{number} of 7", "answered or passed");
            await thread.SayAsync("Ben", $"Reason {number} of {mark}");
            await thread.SayAsync("Ben", $"draft Text {number} of {mark}");
            await thread.Shown.SeeAsync("Draft 1", $"Text {number} of {mark}");
            await thread.SayAsync("Amina", "ok 1");
            await thread.Shown.SeeAsync("Agreed by", $"Text {number} of {mark}");
        }

        await thread.Shown.SeeAsync("Review");
        await thread.SayAsync("Amina", "publish");
        await thread.Shown.SeeAsync("version 1.0", $"Text 7 of {mark}");
    }
}
