namespace CharterBot.Tests.Conversations;

/// <summary>The process is stopped while something is on its way to the platform.</summary>
public sealed class StoppingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_waits_for_a_card_that_is_being_posted_and_the_next_start_does_not_post_it_again()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        using var hold = new HeldCall(service, call => call.Method == "POST");
        var database = BotHost.NewDatabase();
        var first = await BotHost.StartAsync(Token, database, service);
        await first.Thread("1").SayAsync("Amina", "start Maps");
        await hold.Begun;

        var stopping = first.DisposeAsync().AsTask();
        await Task.WhenAny(stopping, hold.StaysOpenAsync(Token));
        Assert.False(stopping.IsCompleted, "The process ended while a card was on its way.");
        hold.LetGo();
        await stopping;

        await using var second = await BotHost.StartAsync(Token, database, service);
        var thread = second.Thread("1");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        Assert.Single(thread.Shown.Messages, message => message.Words.Contains("Maps\n", StringComparison.Ordinal));
        Assert.Equal(2, thread.Shown.Messages.Count);
    }

    [Fact]
    public async Task A_stop_waits_for_a_reply_that_is_being_posted_and_the_next_start_does_not_say_it_again()
    {
        await using var service = await FakeBotService.StartAsync(Token);
        var database = BotHost.NewDatabase();
        var first = await BotHost.StartAsync(Token, database, service);
        var thread = first.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeCountAsync(1);
        using var hold = new HeldCall(service, call => call.Method == "POST");
        await thread.SayAsync("Ben", "status");
        await hold.Begun;

        var stopping = first.DisposeAsync().AsTask();
        await Task.WhenAny(stopping, hold.StaysOpenAsync(Token));
        Assert.False(stopping.IsCompleted, "The process ended while a reply was on its way.");
        hold.LetGo();
        await stopping;

        await using var second = await BotHost.StartAsync(Token, database, service);
        var after = second.Thread("1");
        await after.SayAsync("Amina", "begin");
        await after.Shown.SeeAsync("1 of 7");
        Assert.Single(
            after.Shown.Messages, message => message.Words.StartsWith("Ben", StringComparison.Ordinal));
    }
}
