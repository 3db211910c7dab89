using CharterBot.Channels;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>What is sent, and what is written down of each answer of the platform.</summary>
public sealed class SendingRowsTests : SentItems
{
    [Fact]
    public async Task A_post_is_written_down_at_once_with_its_message_its_turn_and_the_platforms_time()
    {
        var at = Time.GetUtcNow().AddSeconds(-3);
        Channel.Answer(new PostOutcome.Posted("m7", at));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(new ShownCard("m7", 1, at), await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.Null(Next());
        Assert.Equal(1, Readings.Sum("charterbot.show.sends"));
        Assert.Equal(1, Readings.Sum("charterbot.show.sends kind=post"));
        Assert.Equal(1, Readings.Sum("charterbot.show.sends answer=Posted"));
    }

    [Fact]
    public async Task A_post_that_the_platform_will_never_take_is_written_down_as_one_that_nobody_saw()
    {
        Channel.Answer(new PostOutcome.Refused("of a test"));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(
            new ShownCard(null, 1, DateTimeOffset.MaxValue), await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.True(State.SeenSince(Name(CardKey.Opening)) > Time.GetUtcNow().AddYears(1));
    }

    [Fact]
    public async Task An_update_keeps_message_and_time_of_the_post_and_is_not_written_down_at_once()
    {
        await SendNextAsync();
        var posted = await WrittenAsync(CardKey.Opening);
        await TakeAndSayAsync("rename Charts");
        Time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal("m1", Channel.Shown[1].Message);
        Assert.Equal(posted, await WrittenAsync(CardKey.Opening));
        await Rows.WriteAsync(Token);
        Assert.Equal(posted with { Turn = 2, Hand = null }, await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.Equal(1, Readings.Sum("charterbot.show.sends kind=update"));
    }

    [Fact]
    public async Task Only_what_nobody_has_seen_yet_calls_people_and_not_again_where_it_was_refused_so()
    {
        await Bot.TakenAsync(Arriving.Message("join", "Zora", "join"));
        await TakeAsync("begin");
        await TakeAsync("1: Maps disagree.");
        await TakeAndSayAsync("draft Nobody checks our maps.");
        while (Next() is not DueItem.Card { Key.Kind: CardKind.Draft })
            await SendNextAsync();
        Channel.Shown.Clear();
        Channel.Answer(new PostOutcome.Refused("of a test"));

        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.IsType<Verdict.Over>(await SendNextAsync());
        await TakeAsync("draft Somebody checks our maps.");
        while (Next() is not null)
            await SendNextAsync();

        var draft = CardKey.OfDraft(1, 1);
        Assert.Equal(
            [(true, true), (false, true), (false, false)],
            Channel.Shown.Where(posting => posting.Card == draft).Select(posting => (posting.IsCalling, posting.Message is null)));
        Assert.True(Channel.Shown.Single(posting => posting.Card == CardKey.OfDraft(1, 2)).IsCalling);
    }

    [Fact]
    public async Task A_card_whose_message_is_gone_is_posted_anew_also_where_nothing_else_is_to_be_shown()
    {
        await SendNextAsync();
        State.ShowAgain(Name(CardKey.Opening));
        Channel.Answer(new PostOutcome.MessageGone());

        Assert.IsType<Verdict.Gone>(await SendNextAsync());
        await SendNextAsync();

        Assert.Equal([null, "m1", null], Channel.Shown.Select(posting => posting.Message));
        Assert.Equal("m3", (await WrittenAsync(CardKey.Opening)).Message);
        Assert.Null(Next());
    }

    [Fact]
    public async Task A_post_in_doubt_twice_is_left_alone_and_taken_up_by_the_next_turn()
    {
        await DoubtTwiceAsync();

        Assert.Equal(
            new ShownCard(null, 0, DateTimeOffset.MaxValue, Left: 1),
            await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.Null(Next());

        await TakeAsync("status");
        Assert.Contains(Head.Due, due => due.Card == Name(CardKey.Opening) && due.Turn == 2);
    }

    [Fact]
    public async Task A_post_in_doubt_is_not_left_alone_where_somebody_did_something_meanwhile()
    {
        await DoubtTwiceAsync(meanwhile: () => TakeAsync("status"));

        Assert.Empty(await ThreadRows.ReadCardsAsync(Store, Arriving.Thread, Token));
        Assert.Contains(State.ToShow(Head), due => due.Card == Name(CardKey.Opening));
    }

    [Fact]
    public async Task An_update_in_doubt_is_sent_once_more_after_it_arrived_and_a_post_is_not()
    {
        await SendNextAsync();
        await TakeAndSayAsync("rename Charts");
        Channel.Answer(new PostOutcome.Uncertain());
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.Equal(1, State.AskedAgain(Name(CardKey.Opening)));

        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.IsType<Verdict.Over>(await SendNextAsync());
        Assert.Equal(0, State.AskedAgain(Name(CardKey.Opening)));

        Assert.Null(Next());
    }

    [Fact]
    public async Task What_asks_for_a_card_while_it_is_on_its_way_is_not_answered_by_it()
    {
        await SendNextAsync();
        var card = Name(CardKey.Opening);
        State.ShowAgain(card);
        Channel.Answer(() =>
        {
            State.ShowAgain(card);
            return Task.FromResult<PostOutcome>(new PostOutcome.Posted("m1", Time.GetUtcNow()));
        });

        await SendNextAsync();

        Assert.Equal(card, Next()?.Name);
        await SendNextAsync();
        Assert.Null(Next());
    }
}
