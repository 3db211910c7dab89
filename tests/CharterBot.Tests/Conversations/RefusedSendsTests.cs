using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// What the platform does not take as it is: it is looked for, posted anew, drawn smaller, or given up.
/// </summary>
public sealed class RefusedSendsTests
{
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_looked_for_by_its_channel_when_its_thread_is_not_known()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        bot.Service.ChangesWantBareId = true;
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var card = await thread.Shown.SeeAsync("1 of 7");

        await thread.SayAsync("Ben", "Nobody checks our maps.");

        Assert.Equal(card.Id, (await thread.Shown.SeeAsync("1 of 7", "Nobody checks our maps.")).Id);
    }

    [Theory]
    [InlineData(404, "ActivityNotFoundInConversation")]
    [InlineData(404, null)]
    [InlineData(403, "ServiceError")]
    [InlineData(403, null)]
    public async Task A_card_whose_message_is_gone_is_posted_anew_remembered_and_calls_nobody_again(
        int status, string? error)
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        await thread.SayAsync("Amina", "draft Nobody checks our maps.");
        var draft = await thread.Shown.SeeAsync("Draft 1");
        Assert.NotNull(draft.Card!["msteams"]!["entities"]);
        bot.Service.Faults = call => call.Id == draft.Id ? new Fault.Status(status, Error: error) : null;

        await thread.SayAsync("Ben", "object not nobody");

        await _time.PassUntilAsync(() => thread.Shown.Find("Draft 1", "Objects: Ben") is not null);
        var again = thread.Shown.Find("Draft 1", "Objects: Ben")!;
        Assert.NotEqual(draft.Id, again.Id);
        Assert.Null(again.Card!["msteams"]!["entities"]);
        await thread.SayAsync("Ben", "withdraw");
        await _time.PassUntilAsync(() => thread.Shown.Find("Draft 1", "Objects: Ben") is null);
        Assert.Equal(again.Id, thread.Shown.Find("Draft 1")!.Id);
    }

    [Fact]
    public async Task A_draft_that_is_refused_for_somebody_it_calls_is_posted_without_a_call()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        bot.Service.Faults = call => call.Body?["attachments"]?[0]?["content"]?["msteams"]?["entities"] is not null
            ? new Fault.Status(400, Error: "BadArgument")
            : null;

        await thread.SayAsync("Amina", "draft Nobody checks our maps.");

        await thread.Shown.SeeAsync("Draft 1", "Waiting for: Ben");
        Assert.False(bot.Log.Hold("given up"));
    }

    [Fact]
    public async Task A_card_that_is_too_big_is_drawn_smaller()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        bot.Service.MostUnits = 9_000;
        for (var piece = 1; piece <= 5; piece++)
            await thread.SayAsync("Ben", $"Thought {piece}: {new string('w', 3_000)}");

        await _time.PassUntilAsync(() => thread.Shown.Find("1 of 7", "Thought 5") is not null);
        Assert.True(bot.Service.Calls.Of(413) > 0);
        Assert.False(bot.Log.Hold("given up"));
    }

    [Fact]
    public async Task A_card_that_is_always_too_big_is_given_up_loudly_and_alone()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        var question = await thread.Shown.SeeAsync("1 of 7");
        bot.Service.Faults = call => call.Id == question.Id ? new Fault.Status(413) : null;

        await thread.SayAsync("Ben", "Nobody checks our maps.");
        await thread.SayAsync("Amina", "draft Nobody checks our maps.");

        await _time.PassUntilAsync(() => bot.Log.Hold("Error: Thread 1") && bot.Log.Hold("is given up"));
        await thread.Shown.SeeAsync("Draft 1");
        await _time.PassUntilAsync(() => thread.IsAtRest(bot));
        var calls = bot.Service.Calls.All;
        await _time.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        Assert.Equal(calls, bot.Service.Calls.All);
    }

    [Fact]
    public async Task A_reply_that_is_too_big_is_said_in_words()
    {
        await using var bot = await BotHost.StartAsync(Token, time: _time);
        var thread = bot.Thread("1");
        await BeginAsync(thread);
        bot.Service.Faults = call =>
            call.Method == "POST" && call.Body?["attachments"] is not null ? new Fault.Status(413) : null;

        await thread.SayAsync("Ben", "thanks");

        await _time.PassUntilAsync(() => thread.Shown.Find("Ben", "Keep as my answer: @CharterBot") is not null);
    }

    private static async Task BeginAsync(Talk thread)
    {
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
    }
}
