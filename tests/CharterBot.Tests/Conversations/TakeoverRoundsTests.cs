using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>A takeover by the head as it is, where others write meanwhile, and what it leaves for the next heir.</summary>
public sealed class TakeoverRoundsTests : OutrunTurns
{
    [Fact]
    public async Task A_takeover_that_is_outrun_goes_by_the_newer_head_and_takes_nothing_of_the_living()
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        Outrun(times: 1, by: Arriving.Instance(Store), said: "begin");

        await Turns.TakeOverAsync(owner => owner == dead, since: null, Token);

        var owners = (await HeadAsync()).Due.Select(due => due.Owner).ToList();
        Assert.Contains(Mine.Me, owners);
        Assert.DoesNotContain(dead, owners);
        Assert.Equal(2, owners.Distinct().Count());
        Assert.Equal(1, Outruns);
        Assert.True(Turns.State!.IsAwaiting);
    }

    [Fact]
    public async Task A_takeover_that_is_always_outrun_fails_after_fifteen_tries()
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        Outrun(times: int.MaxValue);

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => Turns.TakeOverAsync(owner => owner == dead, since: null, Token));

        Assert.Equal(15, Outruns);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    public async Task A_takeover_leaves_a_mark_for_the_next_heir_that_says_since_when(int? since, int marked)
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        await Other.TakenAsync(Arriving.Message("join", "Ben", "join"));

        await Turns.TakeOverAsync(owner => owner == dead, since, Token);

        Assert.Equal(marked, Assert.Single(await BusyRows.OfInstanceAsync(Store, Mine.Me, Token)).Since);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_takeover_shows_again_what_was_shown_since_the_dead_one_began_and_nothing_else(
        int? since, bool isAgain)
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        var card = Assert.Single((await HeadAsync()).Due).Card;
        var shown = ThreadRows.Write(new("message", 1, Time.GetUtcNow()), RowJson.Default.ShownCard);
        await Store.CommitAsync(
            Arriving.Thread.Partition, [new RowChange.Insert(ThreadRows.CardRow(Arriving.Thread, card), shown)], Token);

        await Turns.TakeOverAsync(owner => owner == dead, since, Token);

        Assert.Equal(isAgain, Turns.State!.AskedAgain(card) > 0);
    }
}
