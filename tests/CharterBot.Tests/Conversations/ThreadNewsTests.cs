using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>What the rows of a thread tell whoever knows it until some turn.</summary>
public sealed class ThreadNewsTests
{
    [Theory]
    [InlineData(3, "past", true)]
    [InlineData(4, "past", true)]
    [InlineData(2, "past", false)]
    [InlineData(4, "another past", false)]
    public void What_is_known_still_holds_where_the_turns_go_on_and_their_past_is_the_same(int turn, string past, bool goesOn)
    {
        var news = new ThreadNews(3, Head(turn) with { Past = past }, "tag", [], [], []);

        Assert.Equal(goesOn, news.GoesOnFrom(Head(3) with { Past = "past" }));
    }

    [Fact]
    public void Of_a_thread_that_is_gone_nothing_holds()
    {
        Assert.False(new ThreadNews(3, null, null, [], [], []).GoesOnFrom(Head(3)));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_turn_is_gone_with_any_of_the_charters_that_are(int turn, bool isGone)
    {
        var head = Head(9) with { Gone = [new(2, 3), new(6, 6)] };

        Assert.Equal(isGone, head.IsGone(turn));
        Assert.False(Head(9).IsGone(turn));
    }

    private static ThreadHead Head(int turn) =>
        new(RowSchema.Current, turn, new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1"), [], []);
}
