using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>How the turns of one thread are saved where others write too, and where nobody knows what was saved.</summary>
public sealed class ThreadTurnsTests : OutrunTurns
{
    [Fact]
    public async Task Who_is_outrun_a_few_times_is_saved_after_them()
    {
        await Other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        Outrun(times: 3);

        var saved = await SaveAsync("join", "Ben", "join");

        Assert.Contains("Ben", Assert.IsType<TurnResult.Taken>(saved).Charter!.Members.Select(member => member.Id.Value));
        Assert.Equal(5, Turns.State!.Head!.Turn);
        Assert.Equal(3, Retries);
    }

    [Fact]
    public async Task Who_is_always_outrun_gives_up_after_fifteen_tries_and_is_not_saved()
    {
        await Other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        Outrun(times: int.MaxValue);

        Assert.Null(await SaveAsync("join", "Ben", "join"));

        Assert.Equal(15, Outruns);
        Assert.Equal(15, Retries);
        var state = await ThreadRows.LoadAsync(Store, Arriving.Thread, Token);
        Assert.DoesNotContain("Ben", state.Charter!.Members.Select(member => member.Id.Value));
    }

    [Fact]
    public async Task A_turn_that_goes_well_at_once_is_one_commit_and_no_read()
    {
        await SaveAsync("start", "Amina", "start Maps");
        var (reads, commits) = (Store.Reads, 0);
        Store.Delay = changes =>
        {
            commits++;
            return Task.CompletedTask;
        };

        await SaveAsync("join", "Ben", "join");
        await SaveAsync("begin", "Amina", "begin");

        Assert.Equal((0, reads, 2), (Retries, Store.Reads, commits));
    }

    [Fact]
    public async Task Of_a_thread_in_which_nothing_ever_was_one_row_is_asked_for()
    {
        await Mine.BeatAsync(Token);
        var reads = Store.Reads;

        await SaveAsync("start", "Amina", "start Maps");

        Assert.Equal(reads + 1, Store.Reads);
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
        Assert.Equal(302, Turns.State!.Head!.Turn);
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
            resting, (await RestRows.UntilAsync(Store, RestRows.DayOf(Time.GetUtcNow().AddDays(2)), Token)).Count);
    }

    [Fact]
    public async Task Who_is_still_to_be_forgotten_is_so_after_the_turns_of_others_too()
    {
        await SaveAsync("start", "Amina", "start Maps");
        await SaveAsync("forget", "Amina", "forget me");
        await SaveAsync("yes", "Amina", "forget me");
        var forgotten = Assert.Single(Turns.State!.Head!.Forget);

        await SaveAsync("join", "Ben", "join");

        Assert.Equal(forgotten, Assert.Single((await HeadAsync()).Forget));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    public async Task What_somebody_can_have_seen_is_told_by_when_they_wrote_and_not_by_when_it_arrives(
        int seconds, bool isStance)
    {
        await SaveAsync("start", "Amina", "start Maps");
        await SaveAsync("join", "Zora", "join");
        await SaveAsync("begin", "Amina", "begin");
        await SaveAsync("draft", "Amina", "draft We check our maps.");
        var seen = DateTimeOffset.UtcNow.AddMinutes(-1);
        Turns.State!.Shown(CardName.Of(Turns.State.Charter!.Id, CardKey.OfDraft(1, 1)), new("message", 4, seen));

        var ok = Arriving.Message("ok", "Zora", "") with
        {
            WrittenAt = seen.AddSeconds(seconds),
            Command = _ => new CharterCommand.Ok(),
        };
        var saved = Assert.IsType<TurnResult.Taken>(await SaveAsync(ok));

        Assert.Equal(isStance, saved.Charter![1].Drafts[0].StanceOf(new("Zora")) is not null);
    }

    [Fact]
    public async Task The_very_first_turn_of_a_thread_may_be_in_doubt_as_any_other()
    {
        Store.Faults = changes => IsHead(changes) && ++Outruns == 1 ? StoreFault.UnclearAndNotDone : null;

        Assert.IsType<TurnResult.Taken>(await SaveAsync("start", "Amina", "start Maps"));

        Assert.Equal(1, Turns.State!.Head!.Turn);
    }

    [Fact]
    public async Task What_means_nothing_by_what_is_known_is_decided_by_the_rows()
    {
        await SaveAsync("status", "Ben", "status");
        await Other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await Other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        var reads = 0;
        Store.Answering = () => Task.FromResult(reads++);

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
    [InlineData(nameof(StoreFault.UnclearAndDone))]
    [InlineData(nameof(StoreFault.UnclearAndNotDone))]
    public async Task A_turn_without_an_answer_is_looked_up_and_saved_once(string fault)
    {
        await SaveAsync("start", "Amina", "start Maps");
        var commits = 0;
        Store.Faults = changes => IsHead(changes) && ++commits == 1 ? Enum.Parse<StoreFault>(fault) : null;

        Assert.IsType<TurnResult.Taken>(await SaveAsync("join", "Ben", "join"));

        Assert.Equal(2, (await ThreadRows.LoadAsync(Store, Arriving.Thread, Token)).Head!.Turn);
        Assert.Equal(1, Retries);
        Assert.False(Turns.IsInDoubt);
    }

    [Fact]
    public async Task While_nobody_can_tell_whether_a_turn_was_saved_it_is_in_doubt_and_what_is_known_is_not_trusted()
    {
        await SaveAsync("start", "Amina", "start Maps");
        Store.Faults = changes =>
        {
            Store.IsAway = IsHead(changes);
            return Store.IsAway ? StoreFault.UnclearAndDone : null;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => SaveAsync("join", "Ben", "join"));
        Assert.True(Turns.IsInDoubt);
        Assert.False(Turns.IsFresh);

        (Store.IsAway, Store.Faults) = (false, _ => null);
        Assert.Equal(2, (await Turns.ReloadAsync(Token)).Head!.Turn);
        Assert.False(Turns.IsInDoubt);
        Assert.True(Turns.IsFresh);
    }

    [Fact]
    public async Task What_was_not_even_tried_is_not_in_doubt()
    {
        Store.IsAway = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => SaveAsync("start", "Amina", "start Maps"));

        Assert.False(Turns.IsInDoubt);
    }

    [Fact]
    public async Task A_delivery_over_which_the_bot_stumbles_is_told_of_in_the_log_without_its_words()
    {
        await SaveAsync(Arriving.Poison("poison", "Ben", "Nobody checks our maps."));

        Assert.True(Log.Hold($"Thread {Arriving.Thread.Thread}: a delivery could not be decided: InvalidOperationException"));
        Assert.False(Log.Hold("maps"));
    }

    [Fact]
    public async Task What_others_owe_is_looked_after_and_what_is_ones_own_is_not()
    {
        await SaveAsync("start", "Amina", "start Maps");
        await SaveAsync("rename", "Amina", "rename Charts");
        Assert.False(Turns.State!.IsAwaiting);
        await Other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await SaveAsync("status", "Ben", "status");
        Assert.False(Turns.State!.IsAwaiting);

        await SaveAsync("piece", "Ben", "1: Maps disagree.");

        Assert.True(Turns.State.IsAwaiting);
    }
}
