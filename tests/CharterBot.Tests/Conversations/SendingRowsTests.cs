using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sending = CharterBot.Conversations.Sending;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>What is sent, and what is written down of each answer of the platform.</summary>
public sealed class SendingRowsTests : IAsyncLifetime
{
    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly TestMeters _meters = new();
    private readonly Readings _readings;
    private readonly FakeChannel _channel;
    private readonly OpenConversations _bot;
    private readonly Agenda _agenda;
    private readonly ShownRows _rows;
    private readonly Sending _sending;

    public SendingRowsTests()
    {
        _readings = new(_meters);
        (_channel, _agenda) = (new(_time), new(_time));
        _bot = Arriving.Instance(_store, _time);
        var pace = new SendPace(Conversation.Budget, new TenantBudget(_time), isPaced: false, _time);
        var judging = new Judging(Conversation, _agenda, pace, NullLogger<Judging>.Instance);
        _rows = new(Conversation, _store, _time, NullLogger<ShownRows>.Instance);
        _sending = new(
            Conversation, [_channel], _agenda, pace, judging, _rows, new Signals(_meters), _time, NullLogger<Sending>.Instance);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Conversation Conversation => _bot.Get(Arriving.Thread);

    private ThreadState State => Conversation.State!;

    private ThreadHead Head => State.Head!;

    private Charter Charter => State.Charter!;

    public async ValueTask InitializeAsync() => await TakeAsync("start Maps");

    public ValueTask DisposeAsync()
    {
        _readings.Dispose();
        _meters.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_post_is_written_down_at_once_with_its_message_its_turn_and_the_platforms_time()
    {
        var at = _time.GetUtcNow().AddSeconds(-3);
        _channel.Answer(new PostOutcome.Posted("m7", at));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(new ShownCard("m7", 1, at), await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.Null(Next());
        Assert.Equal(1, _readings.Sum("charterbot.show.sends"));
        Assert.Equal(1, _readings.Sum("charterbot.show.sends kind=post"));
        Assert.Equal(1, _readings.Sum("charterbot.show.sends answer=Posted"));
    }

    [Fact]
    public async Task A_post_that_the_platform_will_never_take_is_written_down_as_one_that_nobody_saw()
    {
        _channel.Answer(new PostOutcome.Refused("of a test"));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(
            new ShownCard(null, 1, DateTimeOffset.MaxValue), await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.True(State.SeenSince(Name(CardKey.Opening)) > _time.GetUtcNow().AddYears(1));
    }

    [Fact]
    public async Task An_update_keeps_message_and_time_of_the_post_and_is_not_written_down_at_once()
    {
        await SendNextAsync();
        var posted = await WrittenAsync(CardKey.Opening);
        await TakeAndSayAsync("rename Charts");
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal("m1", _channel.Shown[1].Message);
        Assert.Equal(posted, await WrittenAsync(CardKey.Opening));
        await _rows.WriteAsync(Token);
        Assert.Equal(posted with { Turn = 2, Hand = null }, await WrittenAsync(CardKey.Opening) with { Hand = null });
        Assert.Equal(1, _readings.Sum("charterbot.show.sends kind=update"));
    }

    [Fact]
    public async Task Only_what_nobody_has_seen_yet_calls_people_and_not_again_where_it_was_refused_so()
    {
        await _bot.TakenAsync(Arriving.Message("join", "Zora", "join"));
        await TakeAsync("begin");
        await TakeAsync("1: Maps disagree.");
        await TakeAndSayAsync("draft Nobody checks our maps.");
        while (Next() is not DueItem.Card { Key.Kind: CardKind.Draft })
            await SendNextAsync();
        _channel.Shown.Clear();
        _channel.Answer(new PostOutcome.Refused("of a test"));

        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.IsType<Verdict.Over>(await SendNextAsync());
        await TakeAsync("draft Somebody checks our maps.");
        while (Next() is not null)
            await SendNextAsync();

        var draft = CardKey.OfDraft(1, 1);
        Assert.Equal(
            [(true, true), (false, true), (false, false)],
            _channel.Shown.Where(posting => posting.Card == draft).Select(posting => (posting.IsCalling, posting.Message is null)));
        Assert.True(_channel.Shown.Single(posting => posting.Card == CardKey.OfDraft(1, 2)).IsCalling);
    }

    [Fact]
    public async Task A_card_whose_message_is_gone_is_posted_anew_also_where_nothing_else_is_to_be_shown()
    {
        await SendNextAsync();
        State.ShowAgain(Name(CardKey.Opening));
        _channel.Answer(new PostOutcome.MessageGone());

        Assert.IsType<Verdict.Gone>(await SendNextAsync());
        await SendNextAsync();

        Assert.Equal([null, "m1", null], _channel.Shown.Select(posting => posting.Message));
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

        Assert.Empty(await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token));
        Assert.Contains(State.ToShow(Head), due => due.Card == Name(CardKey.Opening));
    }

    [Fact]
    public async Task An_update_in_doubt_is_sent_once_more_after_it_arrived_and_a_post_is_not()
    {
        await SendNextAsync();
        await TakeAndSayAsync("rename Charts");
        _channel.Answer(new PostOutcome.Uncertain());
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.Equal(1, State.AskedAgain(Name(CardKey.Opening)));

        _time.Advance(TimeSpan.FromSeconds(10));
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
        _channel.Answer(() =>
        {
            State.ShowAgain(card);
            return Task.FromResult<PostOutcome>(new PostOutcome.Posted("m1", _time.GetUtcNow()));
        });

        await SendNextAsync();

        Assert.Equal(card, Next()?.Name);
        await SendNextAsync();
        Assert.Null(Next());
    }

    [Fact]
    public async Task A_reply_that_was_said_is_owed_no_more_in_memory_and_in_the_rows()
    {
        await TakeAsync("status");

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.IsType<Reply.StatusShown>(Assert.Single(_channel.Said));
        Assert.Empty(State.Replies.All);
        Assert.Empty(await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token));
    }

    [Fact]
    public async Task A_reply_in_doubt_is_repeated_once_and_one_that_was_not_sent_is_still_owed()
    {
        await TakeAsync("status");
        _channel.Answer(new PostOutcome.NotSent(null));
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        Assert.Single(State.Replies.All);
        foreach (var verdict in new[] { typeof(Verdict.Again), typeof(Verdict.Left) })
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            _channel.Answer(new PostOutcome.Uncertain());
            Assert.IsType(verdict, await SendNextAsync());
        }

        Assert.Equal(3, _channel.Said.Count);
        Assert.Empty(State.Replies.All);
        Assert.Empty(await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token));
    }

    [Theory]
    [InlineData("m9", true)]
    [InlineData("m1", false)]
    public async Task A_double_goes_unless_its_row_says_by_now_that_it_is_the_card(string pressed, bool goes)
    {
        await SendNextAsync();
        State.Shown(Name(CardKey.Opening), new("m5", 1, _time.GetUtcNow()));
        Assert.True(State.Touch(new(Charter.Id, CardKey.Opening, pressed)));

        Assert.IsType<Verdict.Over>(await SendNextAsync());

        Assert.Equal(goes ? [pressed] : [], _channel.Withdrawn);
        Assert.Empty(State.Doubles);
    }

    [Fact]
    public async Task A_double_that_is_gone_is_done_with_and_one_that_could_not_be_removed_is_not()
    {
        await SendNextAsync();
        Assert.True(State.Touch(new(Charter.Id, CardKey.Opening, "m9")));
        _channel.Answer(new PostOutcome.NotSent(null));
        await SendNextAsync();
        Assert.Single(State.Doubles);
        _time.Advance(TimeSpan.FromSeconds(10));
        _channel.Answer(new PostOutcome.MessageGone());

        Assert.IsType<Verdict.Gone>(await SendNextAsync());

        Assert.Empty(State.Doubles);
        Assert.Equal(2, _readings.Sum("charterbot.show.sends kind=withdrawal"));
    }

    [Fact]
    public async Task Each_send_counts_in_the_threads_budget_whatever_becomes_of_it()
    {
        Assert.True(Conversation.Budget.IsQuiet());
        _channel.Answer(() => throw new InvalidOperationException("a bug of ours"));

        await SendNextAsync();

        Assert.False(Conversation.Budget.IsQuiet());
    }

    [Fact]
    public async Task A_store_that_is_away_is_no_bug_of_a_card()
    {
        _channel.Answer(() =>
        {
            _store.IsAway = true;
            return Task.FromResult<PostOutcome>(new PostOutcome.Posted("m1", _time.GetUtcNow()));
        });

        await Assert.ThrowsAsync<CharterBot.Storage.StoreUnavailableException>(SendNextAsync);

        Assert.Equal("m1", State.ShownAs(Name(CardKey.Opening))?.Message);
    }

    private string Name(CardKey card) => CardName.Of(Charter.Id, card);

    private DueItem? Next() => _agenda.Next(State, Head, Charter);

    private Task<Verdict> SendNextAsync() => _sending.TryAsync(Next()!, State, Head, Charter);

    private Task TakeAsync(string text) => _bot.TakenAsync(Arriving.Message(text, "Amina", text));

    /// <summary>One turn, and what is said to it.</summary>
    private async Task TakeAndSayAsync(string text)
    {
        await TakeAsync(text);
        while (Next() is DueItem.Saying)
            await SendNextAsync();
    }

    private async Task DoubtTwiceAsync(Func<Task>? meanwhile = null)
    {
        _channel.Answer(new PostOutcome.Uncertain());
        Assert.IsType<Verdict.Again>(await SendNextAsync());
        _time.Advance(TimeSpan.FromSeconds(6));
        _channel.Answer(async () =>
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            return new PostOutcome.Uncertain();
        });
        Assert.IsType<Verdict.Left>(await SendNextAsync());
    }

    private async Task<ShownCard> WrittenAsync(CardKey card)
    {
        var row = await _store.ReadAsync(
            new(Arriving.Thread.Partition, ThreadRows.CardRow(Arriving.Thread, Name(card))), Token);
        return ThreadRows.Read(row!.Value, RowJson.Default.ShownCard);
    }
}
