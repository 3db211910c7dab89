using CharterBot.Charters;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>A whole charter while the connector loses answers, is late, and refuses.</summary>
public sealed class FaultyConnectorTests
{
    private static readonly string[] People = ["Amina", "Ben", "Chiara", "Dora", "Emil"];

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, 1)]
    [InlineData(5, 2)]
    [InlineData(5, 3)]
    [InlineData(30, 4)]
    public async Task Five_people_finish_their_charter_and_every_card_is_in_its_final_state(int percent, int seed)
    {
        await using var bot = await BotHost.StartAsync(Token, isPaced: true, time: _time);
        bot.Service.Limits = new(_time);
        var random = new Random(seed);
        bot.Service.Faults = _ =>
        {
            lock (random)
                return random.Next(100) < percent ? Any(random) : null;
        };
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start Data-Viz Practitioners");
        foreach (var person in People.Skip(1))
            await thread.SayAsync(person, "join");
        await thread.SayAsync("Amina", "begin");
        for (var number = 1; number <= 7; number++)
        {
            await SeeAsync(thread, $"{number} of 7", "answered or passed");
            foreach (var person in People)
                await thread.SayAsync(person, $"{number}: What {person} thinks of {number}.");
            await thread.SayAsync("Ben", $"draft Our answer to {number}.");
            await SeeAsync(thread, "Draft 1", $"Our answer to {number}.");
            foreach (var person in People)
                await thread.SayAsync(person, "ok 1");
            await SeeAsync(thread, "Agreed by", $"Our answer to {number}.");
        }

        await SeeAsync(thread, "Review", "7 of 7 questions agreed");
        await thread.SayAsync("Amina", "publish");
        await SeeAsync(thread, "version 1.0", "Our answer to 7.");
        await RestAsync(bot, thread);

        var charter = await thread.ShowsFinalStateAsync(bot);
        Assert.Equal(Phase.Published, charter.Phase);
        Assert.Equal(35, charter.Questions.Sum(question => question.StandingPieces.Count()));
        TestContext.Current.TestOutputHelper?.WriteLine($"{bot.Service.Calls}");
    }

    private static Fault Any(Random random) => random.Next(5) switch
    {
        0 => new Fault.BrokenOff(IsApplied: true),
        1 => new Fault.BrokenOff(IsApplied: false),
        2 => new Fault.Late(TimeSpan.FromSeconds(random.Next(1, 10))),
        3 => new Fault.Status(502, IsApplied: random.Next(2) == 0),
        _ => new Fault.Status(429, RetryAfter: random.Next(1, 5), Error: "Throttled"),
    };

    /// <summary>A post that was in doubt twice waits for somebody's word: people give it.</summary>
    private async Task RestAsync(BotHost bot, Talk thread)
    {
        await _time.PassUntilAsync(() => thread.IsAtRest(bot));
        while (!await thread.HasAllCardsAsync(bot))
        {
            await thread.SayAsync("Emil", "status");
            await _time.PassUntilAsync(() => thread.IsAtRest(bot));
        }
    }

    /// <summary>Who waits for something in vain asks for the status after a minute, as people do.</summary>
    private async Task SeeAsync(Talk thread, params string[] words)
    {
        var asked = _time.GetUtcNow();
        var asking = Task.CompletedTask;
        await _time.PassUntilAsync(
            () =>
            {
                if (_time.GetUtcNow() - asked > TimeSpan.FromMinutes(1) && asking.IsCompleted)
                    (asked, asking) = (_time.GetUtcNow(), thread.SayAsync("Emil", "status"));
                return thread.Shown.Find(words) is not null;
            },
            () => $"Not shown: {string.Join(" … ", words)}",
            TimeSpan.FromMilliseconds(250));
        await asking;
    }
}
