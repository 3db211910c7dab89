using CharterBot.Channels;
using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>Moments that the model of the protocol pointed at: each left a card behind for good.</summary>
public sealed class DoubtfulMomentsTests : IAsyncLifetime
{
    private readonly InMemoryCharterStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly RealThread _thread;
    private readonly RealBot _here;
    private readonly RealBot _there;
    private readonly RealBot _elsewhere;

    public DoubtfulMomentsTests()
    {
        _thread = new(_time);
        (_here, _there, _elsewhere) =
            (new(_store, _thread, _time), new(_store, _thread, _time), new(_store, _thread, _time));
    }

    public async ValueTask InitializeAsync() => await BeatAsync();

    public ValueTask DisposeAsync()
    {
        foreach (var bot in new[] { _here, _there, _elsewhere })
            bot.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whose_commit_had_no_answer_looks_after_the_card_that_another_posts_just_then()
    {
        await _here.TakeAsync(1);
        _there.Store.Once(IsTurn, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone));
        await ShowWhileAsync(_here, () => _there.TakeAsync(2));
        Assert.Equal([1], _thread.Texts);

        await _there.ShowAsync();

        Assert.Equal([2], _thread.Texts);
    }

    [Fact]
    public async Task An_heir_looks_after_the_card_that_the_dead_one_had_changed_while_another_posted_it()
    {
        await _here.TakeAsync(1);
        await ShowWhileAsync(_here, async () =>
        {
            await _there.TakeAsync(2);
            _there.Store.IsCutOff = true;
            await _elsewhere.SucceedAsync(_there.Instances.Me);
            await _here.BeatAsync();
        });
        await _elsewhere.BeatAsync();
        Assert.Equal([1], _thread.Texts);

        await _elsewhere.ShowAsync();

        Assert.Equal([2], _thread.Texts);
    }

    [Fact]
    public async Task A_takeover_while_an_update_is_under_way_is_followed_by_one_more()
    {
        await _there.TakeAsync(1);
        await _there.ShowAsync();
        await _there.TakeQuestionAsync(3);
        await _here.TakeAsync(2);

        await ShowWhileAsync(_here, async () =>
        {
            _there.Store.IsCutOff = true;
            await _here.SucceedAsync(_there.Instances.Me);
            // Its last update lands just now: over that of the heir, which has not yet heard that it arrived.
            _thread.Texts[0] = 1;
        });

        Assert.Equal([2], _thread.Texts);
    }

    [Fact]
    public async Task An_update_whose_answer_was_lost_and_that_landed_over_a_newer_one_is_followed_by_one_more()
    {
        await _here.TakeAsync(1);
        await _here.ShowAsync();
        await _here.TakeAsync(2);

        _thread.Once(async () =>
        {
            await _there.TakeAsync(3);
            await _there.ShowAsync();
            // It lands just now, and the one whose it is has heard of the newer one when it hears that nobody knows.
            _thread.Texts[0] = 2;
            await _here.TakeQuestionAsync(4);
            return new PostOutcome.Uncertain();
        });
        await _here.ShowAsync();

        Assert.Equal([3], _thread.Texts);
    }

    [Fact]
    public async Task A_card_that_is_sent_once_more_and_whose_message_is_gone_is_posted_anew()
    {
        await _here.TakeAsync(1);
        await _here.ShowAsync();
        await _here.TakeQuestionAsync(2);
        await _here.AskAgainAsync();
        _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.MessageGone()));

        await _here.ShowAsync();

        Assert.Equal([1, 1], _thread.Texts);
    }

    [Fact]
    public async Task A_row_that_another_wrote_with_the_same_words_is_no_proof_of_an_own_write()
    {
        await _here.TakeAsync(1);
        await _here.ShowAsync();
        await _here.AskAgainAsync();
        await _there.AskAgainAsync();
        var before = _thread.Sends;

        await ShowWhileAsync(_there, _here.ShowAsync);

        Assert.Equal(before + 3, _thread.Sends);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Who_lost_the_answer_to_a_record_finds_its_hand_in_the_row_and_sends_nothing_again(int shows)
    {
        await _here.TakeAsync(1);
        if (shows > 1)
            await _here.ShowAsync();
        await _here.TakeAsync(2);
        _here.Store.Once(IsCard, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone));
        var before = _thread.Sends;

        await _here.ShowAsync();

        Assert.Equal([2], _thread.Texts);
        Assert.Equal(before + 1, _thread.Sends);
    }

    [Fact]
    public async Task Who_cannot_learn_what_became_of_a_commit_does_not_let_go_of_the_thread()
    {
        _here.Store.Once(
            IsTurn, () => Task.FromResult<StoreFault?>(StoreFault.UnclearAndDone), isCutOffAfterwards: true);
        Assert.False(await _here.TakeAsync(1));
        _here.Store.IsCutOff = false;

        await _here.LetGoAsync();

        await MarkAsync(_here);
        await _here.ShowAsync();
        Assert.Equal([1], _thread.Texts);
    }

    [Fact]
    public async Task Who_takes_up_what_was_left_alone_is_the_only_one_to_post_it()
    {
        await _here.TakeAsync(1);
        _thread.Once(() =>
        {
            _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));
            return Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain());
        });
        await _here.ShowAsync();
        Assert.Equal(2, _thread.Sends);
        await _there.TakeAsync(2);

        await ShowWhileAsync(_there, async () =>
        {
            await _elsewhere.TakeAsync(3);
            await _elsewhere.ShowAsync();
            await _here.ShowAsync();
        });
        await _elsewhere.ShowAsync();

        Assert.Equal([1, 1, 3], _thread.Texts);
    }

    [Fact]
    public async Task A_card_whose_post_nobody_could_write_down_is_still_due_after_whatever_is_said_next()
    {
        await _here.TakeAsync(1);
        _here.Store.Once(
            IsCard,
            async () =>
            {
                await _here.TakeQuestionAsync(2);
                _here.Store.IsCutOff = true;
                return StoreFault.UnclearAndNotDone;
            });
        await _here.ShowAsync();
        Assert.Equal([1], _thread.Texts);

        await _elsewhere.SucceedAsync(_here.Instances.Me);
        await _elsewhere.ShowAsync();

        Assert.Equal([1, 1], _thread.Texts);
    }

    [Fact]
    public async Task An_heir_shows_once_more_only_what_was_shown_after_the_dead_one_began()
    {
        await _here.TakeAsync(1);
        await _here.ShowAsync();
        await _there.TakeQuestionAsync(2);
        var sends = _thread.Sends;

        _there.Store.IsCutOff = true;
        await _elsewhere.SucceedAsync(_there.Instances.Me);
        await _elsewhere.ShowAsync();

        Assert.Equal(sends, _thread.Sends);
    }

    [Fact]
    public async Task An_heirs_own_mark_tells_what_the_dead_one_may_have_changed()
    {
        await _there.TakeAsync(1);
        await _here.TakeAsync(2);
        Assert.Equal(1, (await MarkAsync(_here)).Since);

        _there.Store.IsCutOff = true;
        await _here.SucceedAsync(_there.Instances.Me);

        Assert.Equal(0, (await MarkAsync(_here)).Since);
    }

    private async Task<BusyThread> MarkAsync(RealBot bot) => Assert.Single(await BusyRows.OfInstanceAsync(
        _store, bot.Instances.Me, TestContext.Current.CancellationToken));

    private Task ShowWhileAsync(RealBot bot, Func<Task> meanwhile)
    {
        _thread.Once(async () =>
        {
            await meanwhile();
            return null;
        });
        return bot.ShowAsync();
    }

    private async Task BeatAsync()
    {
        foreach (var bot in new[] { _here, _there, _elsewhere, _here, _there })
            await bot.BeatAsync();
    }

    private static bool IsCard(string row) => row.StartsWith(Arriving.Thread.Thread + "|k|", StringComparison.Ordinal);

    private static bool IsTurn(string row) => row == ThreadRows.HeadRow(Arriving.Thread);
}
