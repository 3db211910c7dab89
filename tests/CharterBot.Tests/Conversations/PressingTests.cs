namespace CharterBot.Tests.Conversations;

/// <summary>A button is the same button in a client that executes and in one that only submits.</summary>
public sealed class PressingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_that_comes_as_execute_and_as_submit_has_one_effect()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        await thread.SayAsync("Ben", "thanks");
        var reply = await thread.Shown.SeeAsync("Ben", "Keep as my answer");

        await Task.WhenAll(
            thread.AskAsync(thread.Press("Ben", "Keep as my answer", reply)),
            thread.DeliverAsync(thread.Submit("Ben", "Keep as my answer", reply)),
            thread.AskAsync(thread.Press("Ben", "Keep as my answer", reply)));

        await thread.RestAsync(bot);
        var state = await thread.StateAsync(bot);
        Assert.Equal(["thanks"], state.Charter![1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task Every_button_of_a_card_works_by_its_fallback()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        var opening = await thread.Shown.SeeAsync("Maps");

        await thread.DeliverAsync(thread.Submit("Ben", "I'm in", opening));
        await thread.Shown.SeeAsync("Maps", "Amina, Ben");
        await thread.DeliverAsync(thread.Submit("Amina", "Begin", opening));
        var question = await thread.Shown.SeeAsync("1 of 7");
        await thread.DeliverAsync(thread.Submit("Ben", "Pass", question));
        await thread.Shown.SeeAsync("1 of 7", "Passed: Ben");
    }
}
