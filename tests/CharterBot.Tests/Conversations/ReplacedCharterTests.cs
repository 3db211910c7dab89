using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>A charter is over, with cards that were still to change, and another begins in the same thread.</summary>
public sealed class ReplacedCharterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_still_to_change_on_its_cards_is_nobodys_any_more_and_keeps_no_thread_at_work()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.Shown.SeeAsync("Maps");
        await thread.RestAsync(bot);

        var refused = 0;
        bot.Service.Faults = call =>
        {
            if (call.Method != "PUT")
                return null;

            Interlocked.Increment(ref refused);
            return new Fault.Status(502, IsApplied: true);
        };
        await thread.SayAsync("Ben", "join");
        while (Volatile.Read(ref refused) == 0)
            await Task.Delay(5, Token);
        var old = (await thread.StateAsync(bot)).Charter!.Id;
        await thread.SayAsync("Amina", "cancel");
        await thread.SayAsync("Amina", "cancel");
        await thread.SayAsync("Amina", "start Charts");
        bot.Service.Faults = _ => null;
        await thread.SayAsync("Chiara", "join");

        await thread.RestAsync(bot);
        var state = await thread.StateAsync(bot);
        Assert.NotEqual(old, state.Charter!.Id);
        Assert.Empty(state.ToShow(state.Head!));
        thread.ShowsFinalState(state);

        await thread.SayAsync("Dan", "join");
        Assert.DoesNotContain(
            (await thread.StateAsync(bot)).Head!.Due, due => CardName.Read(old, due.Card) is not null);
    }
}
