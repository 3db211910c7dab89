using CharterBot.Channels;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>What becomes of replies and of doubles, and what each send costs.</summary>
public sealed class SendingRepliesTests : SentItems
{
    [Fact]
    public async Task A_reply_that_was_said_is_owed_no_more_in_memory_and_in_the_rows()
    {
        await TakeAsync("status");

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.IsType<Reply.StatusShown>(Assert.Single(Channel.Said));
        Assert.Empty(State.Replies.All);
        Assert.Empty(await ThreadRows.ReadRepliesAsync(Store, Arriving.Thread, Token));
    }

    [Fact]
    public async Task A_reply_in_doubt_is_repeated_once_and_one_that_was_not_sent_is_still_owed()
    {
        await TakeAsync("status");
        Channel.Answer(new PostOutcome.NotSent(null));
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.Single(State.Replies.All);
        foreach (var verdict in new[] { typeof(Verdict.Again), typeof(Verdict.Left) })
        {
            Time.Advance(TimeSpan.FromSeconds(10));
            Channel.Answer(new PostOutcome.Uncertain());
            Assert.IsType(verdict, await SendNextAsync());
        }

        Assert.Equal(3, Channel.Said.Count);
        Assert.Empty(State.Replies.All);
        Assert.Empty(await ThreadRows.ReadRepliesAsync(Store, Arriving.Thread, Token));
    }

    [Theory]
    [InlineData("m9", true)]
    [InlineData("m1", false)]
    public async Task A_double_goes_unless_its_row_says_by_now_that_it_is_the_card(string pressed, bool goes)
    {
        await SendNextAsync();
        State.Shown(Name(CardKey.Opening), new("m5", 1, Time.GetUtcNow()));
        Assert.True(State.Touch(new(Charter.Id, CardKey.Opening, pressed)));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(goes ? [pressed] : [], Channel.Withdrawn);
        Assert.Empty(State.Doubles);
    }

    [Fact]
    public async Task A_double_that_is_gone_is_done_with_and_one_that_could_not_be_removed_is_not()
    {
        await SendNextAsync();
        Assert.True(State.Touch(new(Charter.Id, CardKey.Opening, "m9")));
        Channel.Answer(new PostOutcome.NotSent(null));
        await SendNextAsync();
        Assert.Single(State.Doubles);
        Time.Advance(TimeSpan.FromSeconds(10));
        Channel.Answer(new PostOutcome.MessageGone());

        Assert.IsType<Verdict.Gone>(await SendNextAsync());

        Assert.Empty(State.Doubles);
        Assert.Equal(2, Readings.Sum("charterbot.show.sends kind=withdrawal"));
    }

    [Fact]
    public async Task Each_send_counts_in_the_threads_budget_whatever_becomes_of_it()
    {
        Assert.True(Conversation.Budget.IsQuiet());
        Channel.Answer(() => throw new InvalidOperationException("a bug of ours"));

        await SendNextAsync();

        Assert.False(Conversation.Budget.IsQuiet());
    }

    [Fact]
    public async Task A_store_that_is_away_is_no_bug_of_a_card()
    {
        Channel.Answer(() =>
        {
            Store.IsAway = true;
            return Task.FromResult<PostOutcome>(new PostOutcome.Posted("m1", Time.GetUtcNow()));
        });

        await Assert.ThrowsAsync<CharterBot.Storage.StoreUnavailableException>(SendNextAsync);

        Assert.Equal("m1", State.ShownAs(Name(CardKey.Opening))?.Message);
    }
}
