using CharterBot.Channels;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Answers that were lost: each left a card behind for good.</summary>
public sealed class DoubtfulMomentsTests : DoubtfulMoments
{
    [Fact]
    public async Task Whose_commit_had_no_answer_looks_after_the_card_that_another_posts_just_then()
    {
        await Here.TakeAsync(1);
        There.Store.Once(IsTurn, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone));
        await ShowWhileAsync(Here, () => There.TakeAsync(2));
        Assert.Equal([1], Thread.Texts);

        await There.ShowAsync();

        Assert.Equal([2], Thread.Texts);
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_and_that_landed_over_a_newer_one_is_followed_by_one_more()
    {
        await Here.TakeAsync(1);
        await Here.ShowAsync();
        await Here.TakeAsync(2);

        Thread.Once(async () =>
        {
            await There.TakeAsync(3);
            await There.ShowAsync();
            // It lands just now, and the one whose it is has heard of the newer one when it hears that nobody knows.
            Thread.Texts[0] = 2;
            await Here.TakeQuestionAsync(4);
            return new PostOutcome.Uncertain();
        });
        await Here.ShowAsync();

        Assert.Equal([3], Thread.Texts);
    }

    [Fact]
    public async Task A_card_that_is_sent_once_more_and_whose_message_is_gone_is_posted_anew()
    {
        await Here.TakeAsync(1);
        await Here.ShowAsync();
        await Here.TakeQuestionAsync(2);
        await Here.AskAgainAsync();
        Thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.MessageGone()));

        await Here.ShowAsync();

        Assert.Equal([1, 1], Thread.Texts);
    }

    [Fact]
    public async Task A_row_that_another_wrote_with_the_same_words_is_no_proof_of_an_own_write()
    {
        await Here.TakeAsync(1);
        await Here.ShowAsync();
        await Here.AskAgainAsync();
        await There.AskAgainAsync();
        var before = Thread.Sends;

        await ShowWhileAsync(There, Here.ShowAsync);

        Assert.Equal(before + 3, Thread.Sends);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Who_lost_the_answer_to_a_record_finds_its_hand_in_the_row_and_sends_nothing_again(int shows)
    {
        await Here.TakeAsync(1);
        if (shows > 1)
            await Here.ShowAsync();
        await Here.TakeAsync(2);
        Here.Store.Once(IsCard, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone));
        var before = Thread.Sends;

        await Here.ShowAsync();

        Assert.Equal([2], Thread.Texts);
        Assert.Equal(before + 1, Thread.Sends);
    }

    [Fact]
    public async Task Who_cannot_learn_what_became_of_a_commit_does_not_let_go_of_the_thread()
    {
        Here.Store.Once(
            IsTurn, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone), isCutOffAfterwards: true);
        Assert.False(await Here.TakeAsync(1));
        Here.Store.IsCutOff = false;

        await Here.LetGoAsync();

        await MarkAsync(Here);
        await Here.ShowAsync();
        Assert.Equal([1], Thread.Texts);
    }

    [Fact]
    public async Task Who_takes_up_what_was_left_alone_is_the_only_one_to_post_it()
    {
        await Here.TakeAsync(1);
        Thread.Once(() =>
        {
            Thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));
            return Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain());
        });
        await Here.ShowAsync();
        Assert.Equal(2, Thread.Sends);
        await There.TakeAsync(2);

        await ShowWhileAsync(There, async () =>
        {
            await Elsewhere.TakeAsync(3);
            await Elsewhere.ShowAsync();
            await Here.ShowAsync();
        });
        await Elsewhere.ShowAsync();

        Assert.Equal([1, 1, 3], Thread.Texts);
    }

    [Fact]
    public async Task A_card_whose_post_nobody_could_write_down_is_still_due_after_whatever_is_said_next()
    {
        await Here.TakeAsync(1);
        Here.Store.Once(
            IsCard,
            async () =>
            {
                await Here.TakeQuestionAsync(2);
                Here.Store.IsCutOff = true;
                return StoreFault.UnclearAndNotDone;
            });
        await Here.ShowAsync();
        Assert.Equal([1], Thread.Texts);

        await Elsewhere.SucceedAsync(Here.Instances.Me);
        await Elsewhere.ShowAsync();

        Assert.Equal([1, 1], Thread.Texts);
    }

    private static bool IsCard(string row) => row.StartsWith(Arriving.Thread.Thread + "|k|", StringComparison.Ordinal);

    private static bool IsTurn(string row) => row == ThreadRows.HeadRow(Arriving.Thread);
}
