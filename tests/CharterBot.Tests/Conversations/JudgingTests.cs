using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Tests.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>What the platform's answers mean for what is still to be shown.</summary>
public sealed class JudgingTests : IDisposable
{
    private static readonly Charter Charter = Scene.Drafted().Charter;
    private static readonly string Opening = CardName.Of(Charter.Id, CardKey.Opening);
    private static readonly DueItem Post = new DueItem.Card(Opening, CardKey.Opening, null, IsBehind: true);
    private static readonly DueItem Update = new DueItem.Card(
        Opening, CardKey.Opening, new("m1", 1, default), IsBehind: true);

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly LogLines _log = new();
    private readonly Conversation _conversation;
    private readonly Agenda _agenda;
    private readonly SendPace _pace;
    private readonly Judging _judging;

    public JudgingTests()
    {
        _conversation = Arriving.Instance(new FaultyStore(), _time).Get(Arriving.Thread);
        _agenda = new(_time);
        _pace = new(_conversation.Budget, new TenantBudget(_time), isPaced: true, _time);
        using var loggers = new LoggerFactory([_log]);
        _judging = new(_conversation, _agenda, _pace, loggers.CreateLogger<Judging>());
    }

    public void Dispose()
    {
        _log.Dispose();
        _conversation.Dispose();
    }

    [Fact]
    public void What_was_not_sent_waits_for_as_long_as_the_platform_asked_and_holds_up_nothing_else()
    {
        Assert.IsType<Verdict.Again>(_judging.Judge(Post, new PostOutcome.NotSent(TimeSpan.FromSeconds(20))));

        Assert.InRange(Wait(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
        Assert.Equal(TimeSpan.Zero, _pace.Wait());
    }

    [Fact]
    public void A_pause_that_the_platform_asks_for_is_the_whole_threads()
    {
        Assert.IsType<Verdict.Again>(_judging.Judge(Post, new PostOutcome.Throttled(TimeSpan.FromSeconds(20))));

        Assert.Equal(TimeSpan.Zero, Wait());
        Assert.InRange(_pace.Wait(), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
    }

    [Fact]
    public void An_update_in_doubt_is_repeated_until_it_is_certain_a_post_only_once()
    {
        for (var times = 0; times < 5; times++)
            Assert.IsType<Verdict.Again>(_judging.Judge(Update, new PostOutcome.Uncertain()));

        Assert.IsType<Verdict.Over>(_judging.Judge(Update, new PostOutcome.Posted("m1", default)));
        Assert.IsType<Verdict.Again>(_judging.Judge(Post, new PostOutcome.Uncertain()));
        Assert.IsType<Verdict.Left>(_judging.Judge(Post, new PostOutcome.Uncertain()));
    }

    [Fact]
    public void An_update_in_doubt_waits_before_it_is_repeated()
    {
        _judging.Judge(Update, new PostOutcome.Uncertain());

        Assert.True(Wait() > TimeSpan.Zero);
    }

    [Fact]
    public void What_is_given_up_waits_for_nothing_any_more_and_is_told_of_in_the_log()
    {
        _judging.Judge(Post, new PostOutcome.NotSent(TimeSpan.FromHours(1)));

        _judging.Judge(Post, new PostOutcome.Refused("of a test"));

        Assert.Equal(TimeSpan.Zero, Wait());
        Assert.True(_log.Hold($"{Opening} is given up"));
    }

    [Fact]
    public void What_is_too_big_is_tried_once_more_in_small_and_then_given_up()
    {
        Assert.False(_judging.MustBeSmall(Post));

        Assert.IsType<Verdict.Again>(_judging.Judge(Post, new PostOutcome.TooBig()));
        Assert.True(_judging.MustBeSmall(Post));

        Assert.IsType<Verdict.Over>(_judging.Judge(Post, new PostOutcome.TooBig()));
    }

    [Fact]
    public void A_draft_that_is_refused_calls_nobody_the_second_time_and_anything_else_is_given_up_at_once()
    {
        var key = CardKey.OfDraft(1, 1);
        var draft = new DueItem.Card(CardName.Of(Charter.Id, key), key, null, IsBehind: true);

        Assert.IsType<Verdict.Again>(_judging.Judge(draft, new PostOutcome.Refused("of a test")));
        Assert.True(_judging.MustCallNobody(draft));
        Assert.IsType<Verdict.Over>(_judging.Judge(draft, new PostOutcome.Refused("of a test")));

        Assert.IsType<Verdict.Over>(_judging.Judge(Post, new PostOutcome.Refused("of a test")));
        Assert.False(_judging.MustCallNobody(Post));
    }

    [Fact]
    public void A_place_without_the_bot_is_closed_after_eight_tries_and_opened_by_the_first_that_arrives()
    {
        for (var times = 1; times <= 8; times++)
        {
            var nothing = Assert.IsType<Verdict.NothingGoesHere>(_judging.Judge(Post, new PostOutcome.NotThere()));
            Assert.NotNull(nothing.ForNow);
            Assert.False(_conversation.IsClosed);
        }

        Assert.Equal(new Verdict.NothingGoesHere(null), _judging.Judge(Post, new PostOutcome.NotThere()));
        Assert.True(_conversation.IsClosed);
        Assert.True(_log.Hold("closed to the bot (the bot is not there)"));
        Assert.Equal(new Verdict.NothingGoesHere(null), _judging.Judge(Post, new PostOutcome.NotThere()));

        _judging.Judge(Post, new PostOutcome.Posted("m1", default));
        Assert.False(_conversation.IsClosed);
        Assert.NotNull(Assert.IsType<Verdict.NothingGoesHere>(_judging.Judge(Post, new PostOutcome.NotThere())).ForNow);
    }

    [Fact]
    public void A_place_that_is_closed_is_closed_at_once_and_a_message_that_is_gone_is_gone()
    {
        Assert.IsType<Verdict.Gone>(_judging.Judge(Update, new PostOutcome.MessageGone()));
        Assert.False(_conversation.IsClosed);

        Assert.Equal(new Verdict.NothingGoesHere(null), _judging.Judge(Update, new PostOutcome.PlaceClosed("of a test")));
        Assert.True(_conversation.IsClosed);
    }

    /// <summary>How long the opening waits by itself.</summary>
    private TimeSpan Wait()
    {
        var head = new ThreadHead(RowSchema.Current, 9, new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1"), [new(Opening, 9)], []);
        return _agenda.Wait(new(), head, Charter) ?? TimeSpan.Zero;
    }
}
