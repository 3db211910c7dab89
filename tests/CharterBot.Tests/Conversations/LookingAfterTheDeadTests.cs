using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>What an instance does about those that fell silent, over a store that fails now and then.</summary>
public sealed class LookingAfterTheDeadTests : HeirsOnAClock
{
    [Fact]
    public async Task What_a_dead_instance_left_is_the_heirs_to_show_and_the_dead_one_is_forgotten()
    {
        var dead = await DiedAsync("start Maps", "status");
        var burials = 0;
        Store.Faults = changes =>
        {
            burials += changes[0] is RowChange.Delete && changes[0].Row == Keys.Encode(dead.Me) ? 1 : 0;
            return null;
        };
        var heir = await StartedAsync();

        await UntilForgottenAsync(dead);
        await AllBeatAsync(times: 3);

        Assert.True(heir.WouldShow(Arriving.Thread));
        var state = await ThreadRows.LoadAsync(Store, Arriving.Thread, Token);
        Assert.Equal([heir.Me], state.Head!.Due.Select(due => due.Owner).Distinct());
        Assert.Equal([heir.Me], state.Replies.All.Select(reply => reply.Owner).Distinct());
        Assert.Empty(await BusyRows.OfInstanceAsync(Store, dead.Me, Token));
        Assert.Single(await BusyRows.OfInstanceAsync(Store, heir.Me, Token));
        Assert.Equal((1, 1), (heir.Succeeded, burials));
        Assert.Equal(1, heir.Log.Count($"1 threads were at work when instance {dead.Me} ended"));
    }

    [Fact]
    public async Task Who_was_seen_alive_is_succeeded_once_it_is_silent_and_not_before()
    {
        var dying = await StartedAsync();
        await dying.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var heir = await StartedAsync();
        var since = Time.GetTimestamp();
        await AllBeatAsync(times: 8);
        Assert.True(Time.GetElapsedTime(since) >= 7 * Instances.BeatEvery);
        Assert.False(heir.WouldShow(Arriving.Thread));
        Assert.False(heir.Log.Hold("were at work"));

        await dying.StopAsync();
        await UntilForgottenAsync(dying);

        Assert.True(heir.WouldShow(Arriving.Thread));
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_ends_no_looking_and_is_asked_every_second_and_no_oftener()
    {
        var dead = await DiedAsync("start Maps");
        Store.IsAway = true;
        var heir = await StartedAsync();
        var away = Time.GetTimestamp();
        await Time.PassUntilAsync(() => Failures(heir) >= 10, step: Instances.BeatEvery / 2);
        Assert.True(Time.GetElapsedTime(away) >= 9 * Instances.BeatEvery);
        Assert.False(heir.WouldShow(Arriving.Thread));

        Store.IsAway = false;
        await UntilForgottenAsync(dead);

        Assert.True(heir.WouldShow(Arriving.Thread));
    }

    [Fact]
    public async Task Of_two_dead_in_one_thread_the_one_that_began_earlier_says_what_is_perhaps_overwritten()
    {
        var first = await DiedAsync("start Maps", "begin");
        await ShownAsync(CardKey.Opening, 1);
        var second = await DiedAsync("1: Maps disagree.");
        await ShownAsync(CardKey.OfQuestion(1, 1), 3);
        var heir = await StartedAsync();

        await UntilForgottenAsync(first, second);

        var state = heir.StateOf(Arriving.Thread)!;
        Assert.All(
            [CardKey.Opening, CardKey.OfQuestion(1, 1)],
            card => Assert.NotEqual(0, state.AskedAgain(CardName.Of(state.Charter!.Id, card))));
    }

    [Fact]
    public async Task A_thread_is_taken_over_once_while_its_mark_cannot_be_removed_and_the_dead_one_stays_known()
    {
        var dead = await DiedAsync("start Maps");
        var (removals, takeovers) = (0, 0);
        Store.Faults = changes =>
        {
            takeovers += changes[0].Row == ThreadRows.HeadRow(Arriving.Thread) ? 1 : 0;
            if (changes[0] is not RowChange.Delete { Row: var row } || row != BusyRows.BusyRow("", Arriving.Thread).Row)
                return null;

            removals++;
            return StoreFault.UnclearAndNotDone;
        };
        var heir = await StartedAsync();

        await Time.PassUntilAsync(() => Volatile.Read(ref removals) > 5);

        Assert.Equal(1, takeovers);
        Assert.Contains(dead.Me, await NamesAsync());
        Assert.True(heir.Log.Hold("Some marks are perhaps still there"));
        Store.Faults = _ => null;
        await UntilForgottenAsync(dead);
        Assert.Equal(1, heir.Log.Count("were at work"));
    }

    [Fact]
    public async Task A_thread_that_fails_is_tried_again_and_holds_up_no_other()
    {
        var dead = Instance();
        ThreadKey[] threads = [.. new[] { "1", "2" }.Select(name => ThreadKey.Of("msteams", "tenant", "19:channel", name))];
        foreach (var thread in threads)
            await dead.TakenAsync(Arriving.Message("start", "Amina", "start Maps") with { Thread = thread });
        Store.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0]))
            ? throw new InvalidOperationException("a test wants it so")
            : null;
        var heir = await StartedAsync();

        await Time.PassUntilAsync(() => heir.WouldShow(threads[1]));
        await Time.PassUntilAsync(() => heir.Log.Hold("A failure at taking over: InvalidOperationException"));

        Assert.False(heir.WouldShow(threads[0]));
        Store.Faults = _ => null;
        await UntilForgottenAsync(dead);
        Assert.True(heir.WouldShow(threads[0]));
    }

    [Fact]
    public async Task A_thread_whose_rows_nobody_can_read_keeps_no_dead_instance_known()
    {
        var dead = await DiedAsync("start Maps");
        await Store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Upsert(ThreadRows.HeadRow(Arriving.Thread), "no head"u8.ToArray())],
            Token);
        var heir = await StartedAsync();

        await UntilForgottenAsync(dead);

        Assert.True(heir.Log.Hold("A failure at taking over a thread"));
        Assert.Empty(await BusyRows.OfInstanceAsync(Store, dead.Me, Token));
    }
}
