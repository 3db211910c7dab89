namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>What an instance has to show, and what not, that takes over from a dead one.</summary>
public sealed class HeirsTests : DoubtfulMoments
{
    [Fact]
    public async Task An_heir_looks_after_the_card_that_the_dead_one_had_changed_while_another_posted_it()
    {
        await Here.TakeAsync(1);
        await ShowWhileAsync(Here, async () =>
        {
            await There.TakeAsync(2);
            There.Store.IsCutOff = true;
            await Elsewhere.SucceedAsync(There.Instances.Me);
            await Here.BeatAsync();
        });
        await Elsewhere.BeatAsync();
        Assert.Equal([1], Thread.Texts);

        await Elsewhere.ShowAsync();

        Assert.Equal([2], Thread.Texts);
    }

    [Fact]
    public async Task A_takeover_while_an_update_is_under_way_is_followed_by_one_more()
    {
        await There.TakeAsync(1);
        await There.ShowAsync();
        await There.TakeQuestionAsync(3);
        await Here.TakeAsync(2);

        await ShowWhileAsync(Here, async () =>
        {
            There.Store.IsCutOff = true;
            await Here.SucceedAsync(There.Instances.Me);
            // Its last update lands just now: over that of the heir, which has not yet heard that it arrived.
            Thread.Texts[0] = 1;
        });

        Assert.Equal([2], Thread.Texts);
    }

    [Fact]
    public async Task An_heir_shows_once_more_only_what_was_shown_after_the_dead_one_began()
    {
        await Here.TakeAsync(1);
        await Here.ShowAsync();
        await There.TakeQuestionAsync(2);
        var sends = Thread.Sends;

        There.Store.IsCutOff = true;
        await Elsewhere.SucceedAsync(There.Instances.Me);
        await Elsewhere.ShowAsync();

        Assert.Equal(sends, Thread.Sends);
    }

    [Fact]
    public async Task An_heirs_own_mark_tells_what_the_dead_one_may_have_changed()
    {
        await There.TakeAsync(1);
        await Here.TakeAsync(2);
        Assert.Equal(1, (await MarkAsync(Here)).Since);

        There.Store.IsCutOff = true;
        await Here.SucceedAsync(There.Instances.Me);

        Assert.Equal(0, (await MarkAsync(Here)).Since);
    }
}
