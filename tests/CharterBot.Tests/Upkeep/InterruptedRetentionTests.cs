using CharterBot.Conversations;
using CharterBot.Documents;
using CharterBot.Tests.Conversations;

namespace CharterBot.Tests.Upkeep;

/// <summary>What is old goes whole and once, whatever stops it and whoever else is at work.</summary>
public sealed class InterruptedRetentionTests : OldCharters
{
    public static TheoryData<string, int> Interruptions { get; } = FaultyStore.Interruptions(commits: 4);

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_crash_at_any_commit_is_made_up_for_at_the_next_look(string fault, int commit)
    {
        await CancelAsync();
        await SayAsync("Amina", "start Second");
        await CancelAsync(isStarted: true);
        await BreakOffAsync(fault, commit);

        await LookAsync();
        await LookAsync();
        await LookAsync();

        Assert.Equal("", await RowsAsync());
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_thread_is_whole_at_every_commit(string fault, int commit)
    {
        await CancelAsync(pieces: 120);
        await SayAsync("Amina", "start Second");
        await SayAsync("Amina", "begin");
        await SayAsync("Ben", "1: second-charter piece");
        await BreakOffAsync(fault, commit);

        var other = Arriving.Instance(Store, Time);
        await other.TakenAsync(Arriving.Message("other", "Ben", "1: from another instance"));

        var charter = await CharterAsync();
        Assert.Equal("Second", charter.Name);
        Assert.Equal(["second-charter piece", "from another instance"], charter[1].StandingPieces.Select(piece => piece.Text));
        await LookAsync();
        await LookAsync();
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        Assert.Equal("Second", (await CharterAsync()).Name);
    }

    [Fact]
    public async Task Turns_that_another_instance_puts_into_a_row_of_their_own_meanwhile_are_counted_once()
    {
        await PublishAsync();
        var before = await CharterAsync();
        var moves = 0;
        Store.Asking = async row =>
        {
            if (row == $"{Arriving.Thread.Thread}|e|" && ++moves == 1)
                await ThreadHeads.SettleAsync(Store, Arriving.Thread, Token);
        };

        await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, moves);
        await PassAsync(Kept + Grace);

        Assert.True(moves > 0);
        var turns = (await ThreadRows.ReadTurnsAsync(Store, Arriving.Thread, Token)).SelectMany(row => row.Turns).ToList();
        Assert.Equal(turns.Select(turn => turn.Turn).Distinct(), turns.Select(turn => turn.Turn));
        Assert.Equal(before.Questions.Select(question => question.Answer?.Text), (await CharterAsync()).Questions.Select(question => question.Answer?.Text));
    }

    [Fact]
    public async Task An_instance_that_has_the_thread_in_memory_brings_nothing_back()
    {
        var other = Arriving.Instance(Store, Time);
        await CancelAsync();
        await other.TakenAsync(Arriving.Message("other status", "Amina", "status"));
        await PassAsync(Kept + Grace);
        await PassAsync(Grace);

        await other.TakenAsync(Arriving.Message("other restore", "Amina", "restore"));
        await other.TakenAsync(Arriving.Message("other start", "Amina", "start Anew"));

        var charter = await CharterAsync();
        Assert.Equal("Anew", charter.Name);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        await Bot.TakenAsync(Arriving.Message("begin anew", "Amina", "begin"));
        Assert.True((await CharterAsync()).IsBegun);
    }

    [Fact]
    public async Task Two_instances_that_look_at_once_do_no_harm()
    {
        await PublishAsync();
        var before = CharterMarkdown.Write(await CharterAsync());
        Time.Advance(Kept + Grace);

        await Task.WhenAll(
            LookAsync(), LookAsync(Time, Arriving.Instance(Store)), LookAsync(Time, Arriving.Instance(Store)));
        await LookAsync();

        Assert.Equal(before, CharterMarkdown.Write(await CharterAsync()));
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_that_was_marked_and_never_saved_costs_one_look()
    {
        await SayAsync("Amina", "start Maps");
        await RestRows.MarkAsync(Store, Arriving.Thread, Time.GetUtcNow(), Token);
        Time.Advance(Kept + Grace);

        Assert.Equal(1, await LookAsync());
        Assert.Equal(0, await LookAsync());
        Assert.True((await CharterAsync()).IsRunning);
    }

    private async Task BreakOffAsync(string fault, int commit)
    {
        Time.Advance(Kept + Grace);
        var commits = 0;
        Store.Faults = changes => changes.Any(change => change.Row.StartsWith(Arriving.Thread.Thread, StringComparison.Ordinal)) &&
            Interlocked.Increment(ref commits) == commit ? Enum.Parse<StoreFault>(fault) : null;
        await LookAsync();
        Store.Faults = _ => null;
        Bot = Arriving.Instance(Store, Time);
    }
}
