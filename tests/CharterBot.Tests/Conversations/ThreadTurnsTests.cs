using CharterBot.Charters.Commands;
using CharterBot.Conversations;
using CharterBot.Observing;
using CharterBot.Storage;
using CharterBot.Tests.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>How the turns of one thread are saved where others write too, and where nobody knows what was saved.</summary>
public sealed class ThreadTurnsTests : IDisposable
{
    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly TestMeters _meters = new();
    private readonly Readings _readings;
    private readonly LogLines _log = new();
    private readonly Instances _mine;
    private readonly ThreadTurns _turns;
    private readonly OpenConversations _other;
    private int _outruns;

    public ThreadTurnsTests()
    {
        _readings = new(_meters);
        _mine = new(_store, _time, NullLogger<Instances>.Instance);
        using var loggers = new LoggerFactory([_log]);
        _turns = new(
            Arriving.Thread, _store, _mine, new Signals(_meters), TimeProvider.System, loggers.CreateLogger<ThreadTurns>());
        _other = Arriving.Instance(_store);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private double Retries => _readings.Sum("charterbot.turn.retries");

    public void Dispose()
    {
        _mine.Dispose();
        _readings.Dispose();
        _meters.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Who_is_outrun_a_few_times_is_saved_after_them()
    {
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        Outrun(times: 3);

        var saved = await SaveAsync("join", "Ben", "join");

        Assert.Contains("Ben", Assert.IsType<TurnResult.Taken>(saved).Charter!.Members.Select(member => member.Id.Value));
        Assert.Equal(5, _turns.State!.Head!.Turn);
        Assert.Equal(3, Retries);
    }

    [Fact]
    public async Task Who_is_always_outrun_gives_up_after_fifteen_tries_and_is_not_saved()
    {
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        Outrun(times: int.MaxValue);

        Assert.Null(await SaveAsync("join", "Ben", "join"));

        Assert.Equal(15, _outruns);
        Assert.Equal(15, Retries);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.DoesNotContain("Ben", state.Charter!.Members.Select(member => member.Id.Value));
    }

    [Fact]
    public async Task A_turn_that_goes_well_at_once_is_one_commit_and_no_read()
    {
        await SaveAsync("start", "Amina", "start Maps");
        var (reads, commits) = (_store.Reads, 0);
        _store.Delay = changes =>
        {
            commits++;
            return Task.CompletedTask;
        };

        await SaveAsync("join", "Ben", "join");
        await SaveAsync("begin", "Amina", "begin");

        Assert.Equal((0, reads, 2), (Retries, _store.Reads, commits));
    }

    [Fact]
    public async Task Of_a_thread_in_which_nothing_ever_was_one_row_is_asked_for()
    {
        await _mine.BeatAsync(Token);
        var reads = _store.Reads;

        await SaveAsync("start", "Amina", "start Maps");

        Assert.Equal(reads + 1, _store.Reads);
    }

    [Fact]
    public async Task A_copy_that_comes_after_hundreds_of_others_is_answered_as_before_and_does_nothing()
    {
        await SaveAsync("start", "Amina", "start Maps");
        var first = Assert.IsType<TurnResult.Taken>(await SaveAsync("join", "Ben", "join"));
        for (var number = 0; number < 300; number++)
            await SaveAsync($"status {number}", "Amina", "status");

        var again = Assert.IsType<TurnResult.Taken>(await SaveAsync("join", "Ben", "join"));

        Assert.Equal(first.Replies, again.Replies);
        Assert.Equal(302, _turns.State!.Head!.Turn);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task A_thread_comes_to_rest_with_its_charter_and_not_before(int cancels, int resting)
    {
        await SaveAsync("start", "Amina", "start Maps");
        for (var cancel = 0; cancel < cancels; cancel++)
            await SaveAsync($"cancel {cancel}", "Amina", "cancel");

        Assert.Equal(
            resting, (await RestRows.UntilAsync(_store, RestRows.DayOf(_time.GetUtcNow().AddDays(2)), Token)).Count);
    }

    [Fact]
    public async Task The_very_first_turn_of_a_thread_may_be_in_doubt_as_any_other()
    {
        _store.Faults = changes => IsHead(changes) && ++_outruns == 1 ? StoreFault.UnclearAndNotDone : null;

        Assert.IsType<TurnResult.Taken>(await SaveAsync("start", "Amina", "start Maps"));

        Assert.Equal(1, _turns.State!.Head!.Turn);
    }

    [Fact]
    public async Task What_means_nothing_by_what_is_known_is_decided_by_the_rows()
    {
        await SaveAsync("status", "Ben", "status");
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        var reads = 0;
        _store.Answering = () => Task.FromResult(reads++);

        var plain = Arriving.Message("piece", "Ben", "Maps disagree.") with
        {
            Command = charter => charter is null
                ? new CharterCommand.PlainReply("Maps disagree.")
                : new CharterCommand.Contribute("Maps disagree.", 1),
        };
        var saved = Assert.IsType<TurnResult.Taken>(await SaveAsync(plain));

        Assert.Equal("Maps disagree.", Assert.Single(saved.Charter![1].StandingPieces).Text);
        Assert.Equal(0, Retries);
        Assert.Equal(1, reads);
    }

    [Theory]
    [InlineData(nameof(StoreFault.UnclearAndDone), 2)]
    [InlineData(nameof(StoreFault.UnclearAndNotDone), 2)]
    public async Task A_turn_without_an_answer_is_looked_up_and_saved_once(string fault, int turns)
    {
        await SaveAsync("start", "Amina", "start Maps");
        var commits = 0;
        _store.Faults = changes => IsHead(changes) && ++commits == 1 ? Enum.Parse<StoreFault>(fault) : null;

        Assert.IsType<TurnResult.Taken>(await SaveAsync("join", "Ben", "join"));

        Assert.Equal(turns, (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Head!.Turn);
        Assert.Equal(1, Retries);
        Assert.False(_turns.IsInDoubt);
    }

    [Fact]
    public async Task While_nobody_can_tell_whether_a_turn_was_saved_it_is_in_doubt_and_what_is_known_is_not_trusted()
    {
        await SaveAsync("start", "Amina", "start Maps");
        _store.Faults = changes =>
        {
            _store.IsAway = IsHead(changes);
            return _store.IsAway ? StoreFault.UnclearAndDone : null;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => SaveAsync("join", "Ben", "join"));
        Assert.True(_turns.IsInDoubt);
        Assert.False(_turns.IsFresh);

        (_store.IsAway, _store.Faults) = (false, _ => null);
        Assert.Equal(2, (await _turns.ReloadAsync(Token)).Head!.Turn);
        Assert.False(_turns.IsInDoubt);
        Assert.True(_turns.IsFresh);
    }

    [Fact]
    public async Task What_was_not_even_tried_is_not_in_doubt()
    {
        _store.IsAway = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => SaveAsync("start", "Amina", "start Maps"));

        Assert.False(_turns.IsInDoubt);
    }

    [Fact]
    public async Task A_delivery_over_which_the_bot_stumbles_is_told_of_in_the_log_without_its_words()
    {
        await SaveAsync(Arriving.Poison("poison", "Ben", "Nobody checks our maps."));

        Assert.True(_log.Hold($"Thread {Arriving.Thread.Thread}: a delivery could not be decided: InvalidOperationException"));
        Assert.False(_log.Hold("maps"));
    }

    [Fact]
    public async Task What_others_owe_is_looked_after_and_what_is_ones_own_is_not()
    {
        await SaveAsync("start", "Amina", "start Maps");
        await SaveAsync("rename", "Amina", "rename Charts");
        Assert.False(_turns.State!.IsAwaiting);
        await _other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await SaveAsync("status", "Ben", "status");
        Assert.False(_turns.State!.IsAwaiting);

        await SaveAsync("piece", "Ben", "1: Maps disagree.");

        Assert.True(_turns.State.IsAwaiting);
    }

    [Fact]
    public async Task A_takeover_that_is_outrun_goes_by_the_newer_head_and_takes_nothing_of_the_living()
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        Outrun(times: 1, by: Arriving.Instance(_store), said: "begin");

        await _turns.TakeOverAsync(owner => owner == dead, since: null, Token);

        var owners = (await HeadAsync()).Due.Select(due => due.Owner).ToList();
        Assert.Contains(_mine.Me, owners);
        Assert.DoesNotContain(dead, owners);
        Assert.Equal(2, owners.Distinct().Count());
        Assert.Equal(1, _outruns);
        Assert.True(_turns.State!.IsAwaiting);
    }

    [Fact]
    public async Task A_takeover_that_is_always_outrun_fails_after_fifteen_tries()
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        Outrun(times: int.MaxValue);

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => _turns.TakeOverAsync(owner => owner == dead, since: null, Token));

        Assert.Equal(15, _outruns);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(1, 1)]
    [InlineData(7, 2)]
    public async Task A_takeover_leaves_a_mark_for_the_next_heir_that_says_since_when(int? since, int marked)
    {
        var dead = await OwnerAfterAsync("start", "start Maps");
        await _other.TakenAsync(Arriving.Message("join", "Ben", "join"));

        await _turns.TakeOverAsync(owner => owner == dead, since, Token);

        Assert.Equal(marked, Assert.Single(await BusyRows.OfInstanceAsync(_store, _mine.Me, Token)).Since);
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
        var shown = ThreadRows.Write(new("message", 1, _time.GetUtcNow()), RowJson.Default.ShownCard);
        await _store.CommitAsync(
            Arriving.Thread.Partition, [new RowChange.Insert(ThreadRows.CardRow(Arriving.Thread, card), shown)], Token);

        await _turns.TakeOverAsync(owner => owner == dead, since, Token);

        Assert.Equal(isAgain, _turns.State!.AskedAgain(card) > 0);
    }

    /// <summary>Before each of so many commits of this thread's head, somebody else is faster.</summary>
    private void Outrun(int times, OpenConversations? by = null, string said = "status")
    {
        var isOther = false;
        _store.Delay = async changes =>
        {
            if (isOther || !IsHead(changes) || _outruns == times)
                return;

            isOther = true;
            _outruns++;
            await (by ?? _other).TakenAsync(Arriving.Message($"faster {_outruns}", "Amina", said));
            isOther = false;
        };
    }

    private static bool IsHead(IReadOnlyList<RowChange> changes) =>
        changes[^1].Row == ThreadRows.HeadRow(Arriving.Thread) || changes[0].Row == ThreadRows.HeadRow(Arriving.Thread);

    private Task<TurnResult?> SaveAsync(string delivery, string person, string text) =>
        SaveAsync(Arriving.Message(delivery, person, text));

    /// <summary>Null: nothing was done.</summary>
    private async Task<TurnResult?> SaveAsync(Arrival arrival)
    {
        var waiting = new WaitingArrival(arrival, new());
        await _turns.SaveAsync([waiting], Token);
        return waiting.IsAnswered ? await waiting.Answer.Task : null;
    }

    private async Task<string> OwnerAfterAsync(string delivery, string text)
    {
        await _other.TakenAsync(Arriving.Message(delivery, "Amina", text));
        return Assert.Single((await HeadAsync()).Due).Owner!;
    }

    private async Task<ThreadHead> HeadAsync() => (await ThreadHeads.ReadAsync(_store, Arriving.Thread, Token))!.Value.Head;
}
