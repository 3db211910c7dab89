using CharterBot.Charters;

namespace CharterBot.Tests.Conversations;

/// <summary>Several instances share the work, and one goes on where another left off.</summary>
public sealed class SuccessionTests : SeveralBots
{
    private static readonly string[] People = ["Amina", "Ben", "Chiara", "Dora", "Emil"];

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_charter_through_three_instances_has_every_card_once_and_final_whatever_their_clocks_say(int minutes)
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(-minutes));
        var thread = new Talk(Service, Anyone, "1");

        await WriteAsync(thread, questions: 7);
        await thread.SayAsync("Amina", "publish");
        await thread.Shown.SeeAsync("version 1.0", "Our answer to 7.");

        var charter = await FinalAsync(thread);
        Assert.Equal(Phase.Published, charter.Phase);
        Assert.Equal(35, charter.Questions.Sum(question => question.StandingPieces.Count()));
        Assert.Equal(charter.Shown.Length, thread.Shown.Messages.Count(IsOfCharter));
    }

    [Fact]
    public async Task A_word_to_any_instance_brings_the_card_that_another_left_alone_once()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (first, second) = (On(0), On(1));
        await first.SayAsync("Amina", "start Maps");
        await first.Shown.SeeAsync("Maps");
        Service.Faults = call => call.Method == "POST" ? new Fault.Status(502) : null;
        await first.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(Service.Calls.Of(502) == 2 && first.IsAtRest(Started[0].Bot)));
        Service.Faults = _ => null;

        await second.SayAsync("Ben", "status");

        await second.Shown.SeeAsync("1 of 7");
        await FinalAsync(second, from: 1);
        Assert.Equal(2, second.Shown.Messages.Count(IsOfCharter));
    }

    [Fact]
    public async Task An_instance_that_stops_hands_over_what_is_left_to_show()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        Service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var thread = new Talk(Service, () => Started[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        Service.Faults = _ => null;

        await Started[0].Bot.DisposeAsync();

        await thread.Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task Who_was_held_for_dead_goes_on_under_another_name()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        await SeeAsync(async () => (await BeatsAsync()).Count == 2);
        var before = await BeatsAsync();
        Started[0].Store.IsCutOff = true;
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);

        Started[0].Store.IsCutOff = false;
        await SeeAsync(async () => (await BeatsAsync()).Count == 2);

        Assert.Single((await BeatsAsync()).Except(before));
        var thread = new Talk(Service, () => Started[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeAsync("Maps");
    }

    [Fact]
    public async Task A_message_that_means_nothing_to_an_instance_that_is_behind_is_still_heard()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (first, second) = (On(0), On(1));
        await second.SayAsync("Amina", "help");
        await first.SayAsync("Amina", "start Maps");
        await first.SayAsync("Amina", "begin");
        await first.Shown.SeeAsync("1 of 7");

        await second.SayAsync("Ben", "Maps disagree.");

        await second.Shown.SeeAsync("1 of 7", "Maps disagree.");
    }

    /// <summary>A reply to one person has buttons too, when they may have meant something else.</summary>
    private static bool IsOfCharter(ShownMessage message) =>
        message.Card is not null && !message.Words.Contains("It was my answer", StringComparison.Ordinal);

    private static async Task WriteAsync(Talk thread, int questions)
    {
        await thread.SayAsync("Amina", "start Data-Viz Practitioners");
        await Task.WhenAll(People.Skip(1).Select(person => thread.SayAsync(person, "join")));
        await thread.SayAsync("Amina", "begin");
        for (var number = 1; number <= questions; number++)
        {
            await Task.WhenAll(People.Select(person =>
                thread.SayAsync(person, $"{number}: What {person} thinks of {number}.")));
            await thread.SayAsync("Ben", $"draft Our answer to {number}.");
            await thread.Shown.SeeAsync("Draft 1", $"Our answer to {number}.");
            await Task.WhenAll(People.Select(person => thread.SayAsync(person, "ok 1")));
        }
    }
}
