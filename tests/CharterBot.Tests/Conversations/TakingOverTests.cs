using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>What an instance that died left behind is taken over by another.</summary>
public sealed class TakingOverTests : SeveralBots
{
    [Fact]
    public async Task What_a_dead_instance_had_still_to_post_is_posted_by_another_once()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        Service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var thread = new Talk(Service, () => Started[0].Bot.Http, "1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(Service.Calls.Of(429) > 0));

        Started[0].Store.IsCutOff = true;
        Service.Faults = _ => null;

        await thread.Shown.SeeAsync("1 of 7");
        var other = new Talk(Service, () => Started[1].Bot.Http, "1");
        await other.SayAsync("Ben", "1: Maps disagree.");
        await other.Shown.SeeAsync("1 of 7", "Maps disagree.");
        await FinalAsync(other, from: 1);
        Assert.Equal(2, thread.Shown.Messages.Count(message => message.Card is not null));
    }

    [Fact]
    public async Task What_a_dead_instance_put_over_a_newer_card_is_mended_however_much_was_written_since()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (dying, other) = (On(0), On(1));
        await dying.SayAsync("Amina", "start Maps");
        await dying.SayAsync("Amina", "begin");
        await SeeAsync(() => Task.FromResult(dying.IsAtRest(Started[0].Bot)));
        var late = 0;
        Service.Faults = call =>
            call.Method == "PUT" && Interlocked.Increment(ref late) == 1 ? new Fault.Late(TimeSpan.FromSeconds(3)) : null;
        await dying.SayAsync("Amina", "1: Maps disagree.");
        await SeeAsync(() => Task.FromResult(late > 0));
        Started[0].Store.IsCutOff = true;

        await other.SayAsync("Amina", "draft Our answer to 1.");
        await other.SayAsync("Amina", "ok 1");
        await other.Shown.SeeAsync("2 of 7");
        for (var piece = 0; piece < 30; piece++)
            await other.SayAsync("Amina", $"2: Thought {piece}.");
        Assert.Equal(2, (await BeatsAsync()).Count);
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);

        await FinalAsync(other, from: 1);
    }

    [Fact]
    public async Task A_thread_that_cannot_be_taken_over_now_holds_up_no_other_and_is_taken_over_later()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var threads = await StartThreeAsync();
        Common.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0].Key))
            ? StoreFault.UnclearAndNotDone
            : null;

        Started[0].Store.IsCutOff = true;

        await threads[1].Shown.SeeAsync("Maps");
        await threads[2].Shown.SeeAsync("Maps");
        Assert.Empty(threads[0].Shown.Messages);
        Assert.Equal(2, (await BeatsAsync()).Count);
        Common.Faults = _ => null;
        await threads[0].Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task A_thread_that_fails_for_whatever_reason_keeps_no_other_from_being_taken_over_for_good()
    {
        await StartAsync(TimeSpan.Zero);
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
        var dead = Keys.Decode((await BeatsAsync())[0])!;
        await StartAsync(TimeSpan.Zero);
        var threads = await StartThreeAsync();
        Common.Faults = changes => changes.Any(change => change.Row == ThreadRows.HeadRow(threads[0].Key))
            ? throw new InvalidOperationException("a test wants it so")
            : null;

        Started[0].Store.IsCutOff = true;

        await SeeAsync(async () => (await BusyRows.OfInstanceAsync(Common, dead, Token)).Count == 1);
        await threads[1].Shown.SeeAsync("Maps");
        await threads[2].Shown.SeeAsync("Maps");
        Common.Faults = _ => null;
        await threads[0].Shown.SeeAsync("Maps");
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    [Fact]
    public async Task A_thread_is_taken_over_once_however_long_its_mark_cannot_be_removed()
    {
        await StartAsync(TimeSpan.Zero, TimeSpan.Zero);
        var (dying, other) = (On(0), On(1));
        await dying.SayAsync("Amina", "start Maps");
        await dying.Shown.SeeAsync("Maps");
        await SeeAsync(() => Task.FromResult(dying.IsAtRest(Started[0].Bot)));
        var removals = 0;
        Common.Faults = changes =>
            changes[0] is RowChange.Delete { Row: var row } && row == BusyRows.BusyRow("", dying.Key).Row &&
            Interlocked.Increment(ref removals) > 0
                ? StoreFault.UnclearAndNotDone
                : null;

        Started[0].Store.IsCutOff = true;

        await SeeAsync(() => Task.FromResult(removals > 3 && other.IsAtRest(Started[1].Bot)));
        Assert.InRange(Service.Calls.Of("PUT"), 0, 1);
        Common.Faults = _ => null;
        await SeeAsync(async () => (await BeatsAsync()).Count == 1);
    }

    /// <summary>Three threads of the first instance, which cannot post their cards for a while.</summary>
    private async Task<List<Talk>> StartThreeAsync()
    {
        Service.Faults = _ => new Fault.Status(429, RetryAfter: 600);
        var threads = new[] { "1", "2", "3" }
            .Select(name => new Talk(Service, () => Started[0].Bot.Http, name))
            .ToList();
        foreach (var thread in threads)
            await thread.SayAsync("Amina", "start Maps");
        await SeeAsync(() => Task.FromResult(Service.Calls.Of(429) == 3));
        Service.Faults = _ => null;
        return threads;
    }
}
