using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Tests.Channels;
using CharterBot.Tests.Conversations.Protocol;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Sending = CharterBot.Conversations.Sending;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>A bug of ours in one card is no matter of the others.</summary>
public sealed class SendingTests : IDisposable
{
    private static readonly Charter Charter = Scene.Drafted().Charter;
    private static readonly string Opening = CardName.Of(Charter.Id, CardKey.Opening);
    private static readonly ThreadHead Head = new(
        RowSchema.Current, 9, new("msteams", "http://127.0.0.1:1/", "19:c;messageid=1"), [new(Opening, 9)], []);

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly LogLines _log = new();
    private readonly TestMeters _meters = new();
    private readonly ThreadState _state = new();
    private readonly RealThread _thread;
    private readonly Agenda _agenda;

    public SendingTests() => (_thread, _agenda) = (new(_time), new(_time));

    public void Dispose()
    {
        _meters.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task A_card_that_cannot_be_drawn_waits_by_itself_and_is_told_of_in_the_log()
    {
        _thread.Once(() => throw new InvalidOperationException("a bug of ours"));

        Assert.IsType<Verdict.Again>(await TryAsync(Over(_thread)));

        Assert.True(_agenda.Wait(_state, Head, Charter) > TimeSpan.Zero);
        Assert.True(_log.Hold($"{Opening} failed with InvalidOperationException"));
        Assert.Null(_state.SeenSince(Opening));
    }

    [Fact]
    public async Task A_post_whose_answer_was_lost_was_perhaps_seen()
    {
        _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));

        await TryAsync(Over(_thread));

        Assert.Equal(_time.GetUtcNow(), _state.SeenSince(Opening));
    }

    [Fact]
    public async Task What_was_perhaps_seen_was_so_since_the_first_time_whatever_becomes_of_the_second()
    {
        var (first, sending) = (_time.GetUtcNow(), Over(_thread));
        _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.Uncertain()));
        await TryAsync(sending);

        _time.Advance(TimeSpan.FromSeconds(6));
        _thread.Once(() => Task.FromResult<PostOutcome?>(new PostOutcome.NotSent(null)));
        await TryAsync(sending);

        Assert.Equal(2, _thread.Sends);
        Assert.Equal(first, _state.SeenSince(Opening));
    }

    [Fact]
    public async Task A_thread_of_a_platform_that_this_build_does_not_know_waits()
    {
        Assert.IsType<Verdict.Again>(await TryAsync(Over()));

        Assert.True(_agenda.Wait(_state, Head, Charter) > TimeSpan.Zero);
        Assert.Equal(0, _thread.Sends);
    }

    private Task<Verdict> TryAsync(Sending sending) =>
        sending.TryAsync(_agenda.Next(_state, Head, Charter)!, _state, Head, Charter);

    private Sending Over(params RealThread[] threads)
    {
        var store = new FaultyStore();
        var conversation = Arriving.Instance(store, _time).Get(Arriving.Thread);
        var pace = new SendPace(conversation.Budget, new TenantBudget(_time), isPaced: false, _time);
        using var loggers = new LoggerFactory([_log]);
        return new(
            conversation,
            threads,
            _agenda,
            pace,
            new Judging(conversation, _agenda, pace, NullLogger<Judging>.Instance),
            new ShownRows(conversation, store, _time, NullLogger<ShownRows>.Instance),
            new Signals(_meters),
            _time,
            loggers.CreateLogger<Sending>());
    }
}
