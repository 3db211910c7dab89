namespace CharterBot.Tests.Conversations;

public sealed class WritingACharterTests
{
    private static readonly string[] Answers =
    [
        "Our maps contradict each other.",
        "By December 2027 corrections fall from 14 to 7.",
        "Analysts who publish a chart a month.",
        "They press the publish button.",
        "Every second Wednesday a chart clinic.",
        "Teams channel #dataviz, 14:00 UTC.",
        "The Files tab of #dataviz; Ben keeps it tidy.",
    ];

    [Fact]
    public async Task A_team_writes_its_charter_in_a_thread()
    {
        await using var bot = await BotHost.StartAsync(TestContext.Current.CancellationToken);
        var thread = bot.Thread("1");

        await thread.SayAsync("Amina", "start Data-Viz Practitioners");
        await thread.Shown.SeeAsync("Data-Viz Practitioners", "7 questions");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        foreach (var (answer, index) in Answers.Select((answer, index) => (answer, index)))
        {
            await thread.Shown.SeeAsync($"{index + 1} of 7");
            await thread.SayAsync("Ben", answer);
            await thread.Shown.SeeAsync($"{index + 1} of 7", answer);
            await thread.SayAsync("Amina", $"draft {answer}");
            await thread.Shown.SeeAsync("Draft 1", answer);
            await thread.SayAsync("Ben", "ok");
            await thread.Shown.SeeAsync("Agreed by", answer);
        }

        await thread.SayAsync("Amina", "publish");

        var charter = await thread.Shown.SeeAsync("Data-Viz Practitioners", "version 1.0");
        Assert.All(Answers, answer => Assert.Contains(answer, charter.Words, StringComparison.Ordinal));
    }
}
