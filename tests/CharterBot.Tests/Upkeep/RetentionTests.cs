using System.Text;
using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Documents;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using CharterBot.Upkeep.Retention;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Upkeep;

/// <summary>What goes 30 days after a charter was published or cancelled, and what stays.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private OpenConversations _bot;
    private int _deliveries;

    public RetentionTests() => _bot = Arriving.Instance(_store, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Interruptions { get; } = new(
        from fault in Enum.GetNames<StoreFault>()
        from commit in Enumerable.Range(1, 4)
        select (fault, commit));

    [Fact]
    public async Task A_published_charter_keeps_agreed_texts_drafts_and_stances_and_loses_pieces_and_deliveries()
    {
        await PublishAsync();
        var before = await CharterAsync();

        await PassAsync(Kept + Grace);

        var after = await CharterAsync();
        Assert.Equal(CharterMarkdown.Write(before), CharterMarkdown.Write(after));
        Assert.Equal(
            before.Questions.SelectMany(question => question.Drafts).Select(draft => (draft.Text, draft.Stances.Length)),
            after.Questions.SelectMany(question => question.Drafts).Select(draft => (draft.Text, draft.Stances.Length)));
        Assert.Equal("too broad", after[1].FormerStances.Single().Reason);
        var rows = await RowsAsync();
        Assert.DoesNotContain("piece-of-ben", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("|d|", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("resting", rows, StringComparison.Ordinal);
        Assert.Empty(after.Questions.SelectMany(question => question.StandingPieces));
    }

    [Fact]
    public async Task A_published_charter_that_was_let_go_of_can_be_revised_and_published_again()
    {
        await PublishAsync();
        await PassAsync(Kept + Grace);

        await SayAsync("Amina", "revise 3");
        await SayAsync("Ben", "3: piece-of-ben for the revision");
        await SayAsync("Amina", "draft Everyone with a map.");
        await SayAsync("Amina", "publish");

        var charter = await CharterAsync();
        Assert.Equal("1.1", charter.Editions[^1].Version);
        Assert.Equal("Everyone with a map.", charter[3].Answer!.Text);
        await PassAsync(Kept + Grace);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        Assert.Equal("Everyone with a map.", (await CharterAsync())[3].Answer!.Text);
    }

    [Fact]
    public async Task Of_a_cancelled_charter_no_row_is_left_in_the_whole_store()
    {
        await SayAsync("Ben", "help");
        await CancelAsync();
        await SayAsync("Ben", "status");
        await PassAsync(Kept + Grace);
        await PassAsync(Grace);

        Assert.Equal("", await RowsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Before_its_time_nothing_changes(bool isCancelled)
    {
        await (isCancelled ? CancelAsync() : PublishAsync());
        var before = await RowsAsync();

        await PassAsync(Kept);

        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task To_the_last_minute_and_with_clocks_ten_minutes_apart_it_can_be_restored()
    {
        await CancelAsync();
        _time.Advance(Kept);
        await LookAsync(new FakeTimeProvider(_time.GetUtcNow() + TimeSpan.FromMinutes(10)), Arriving.Instance(_store));

        await SayAsync("Amina", "restore");

        Assert.True((await CharterAsync()).IsRunning);
        await PassAsync(Kept + Grace);
        Assert.True((await CharterAsync()).IsRunning);
        Assert.DoesNotContain("resting", await RowsAsync(), StringComparison.Ordinal);
    }

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

        var other = Arriving.Instance(_store, _time);
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
    public async Task An_instance_that_has_the_thread_in_memory_brings_nothing_back()
    {
        var other = Arriving.Instance(_store, _time);
        await CancelAsync();
        await other.TakenAsync(Arriving.Message("other status", "Amina", "status"));
        await PassAsync(Kept + Grace);
        await PassAsync(Grace);

        await other.TakenAsync(Arriving.Message("other restore", "Amina", "restore"));
        await other.TakenAsync(Arriving.Message("other start", "Amina", "start Anew"));

        var charter = await CharterAsync();
        Assert.Equal("Anew", charter.Name);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        await _bot.TakenAsync(Arriving.Message("begin anew", "Amina", "begin"));
        Assert.True((await CharterAsync()).IsBegun);
    }

    [Fact]
    public async Task A_charter_that_was_published_before_a_cancelled_one_is_the_threads_again()
    {
        var other = Arriving.Instance(_store, _time);
        await PublishAsync();
        _time.Advance(TimeSpan.FromDays(5));
        await SayAsync("Amina", "start Second");
        await CancelAsync(isStarted: true);
        await other.TakenAsync(Arriving.Message("other status", "Amina", "status"));

        await PassAsync(Kept + Grace);

        Assert.Equal("Maps", (await CharterAsync()).Name);
        await other.TakenAsync(Arriving.Message("other revise", "Amina", "revise 1"));
        Assert.True((await CharterAsync()).IsRevising);
        Assert.DoesNotContain("Second", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_under_way_keeps_everything_until_its_own_time()
    {
        await PublishAsync();
        _time.Advance(TimeSpan.FromDays(20));
        await SayAsync("Amina", "revise 1");
        await PassAsync(TimeSpan.FromDays(15));
        Assert.Contains("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);

        await SayAsync("Amina", "cancel");
        await SayAsync("Amina", "cancel");
        await PassAsync(Kept);
        Assert.Contains("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        await PassAsync(Grace);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        Assert.Equal("Maps mislead.", (await CharterAsync())[1].Answer!.Text);
    }

    [Fact]
    public async Task Suggestions_stay_until_a_version_has_passed_them_by()
    {
        await PublishAsync();
        await SayAsync("Ben", "suggestion-of-ben");
        await PassAsync(Kept + Grace);
        Assert.Contains("suggestion-of-ben", await RowsAsync(), StringComparison.Ordinal);

        await SayAsync("Amina", "revise 1");
        await SayAsync("Amina", "draft Maps mislead us.");
        await SayAsync("Amina", "publish");
        await PassAsync(Kept + Grace);
        Assert.DoesNotContain("suggestion-of-ben", await RowsAsync(), StringComparison.Ordinal);
        Assert.Equal("Maps mislead us.", (await CharterAsync())[1].Answer!.Text);
    }

    [Fact]
    public async Task Two_instances_that_look_at_once_do_no_harm()
    {
        await PublishAsync();
        var before = CharterMarkdown.Write(await CharterAsync());
        _time.Advance(Kept + Grace);

        await Task.WhenAll(
            LookAsync(), LookAsync(_time, Arriving.Instance(_store)), LookAsync(_time, Arriving.Instance(_store)));
        await LookAsync();

        Assert.Equal(before, CharterMarkdown.Write(await CharterAsync()));
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publication_that_was_marked_and_never_saved_costs_one_look()
    {
        await SayAsync("Amina", "start Maps");
        await RestRows.MarkAsync(_store, Arriving.Thread, _time.GetUtcNow(), Token);
        _time.Advance(Kept + Grace);

        Assert.Equal(1, await LookAsync());
        Assert.Equal(0, await LookAsync());
        Assert.True((await CharterAsync()).IsRunning);
    }

    [Fact]
    public async Task It_is_kept_as_long_as_the_setting_says()
    {
        await PublishAsync();
        _time.Advance(Kept + Grace);

        await LookAsync(_time, _bot, days: 90);
        Assert.Contains("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromDays(60));
        await LookAsync(_time, _bot, days: 90);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_old_enough_a_look_is_one_call_however_many_charters_there_are()
    {
        await PublishAsync();
        _store.Faults = _ => throw new InvalidOperationException("nothing is to be written");

        Assert.Equal(0, await LookAsync());
    }

    private async Task PublishAsync()
    {
        await SayAsync("Amina", "start Maps");
        await SayAsync("Chiara", "join");
        await SayAsync("Amina", "begin");
        await SayAsync("Ben", "1: piece-of-ben one");
        await SayAsync("Ben", "change 1: piece-of-ben one, changed");
        await SayAsync("Amina", "draft Maps mislead.");
        await SayAsync("Chiara", "object too broad");
        await SayAsync("Chiara", "withdraw");
        await SayAsync("Chiara", "leave");
        for (var question = 2; question <= 7; question++)
        {
            await SayAsync("Ben", $"piece-of-ben {question}");
            await SayAsync("Amina", $"draft Answer {question}.");
        }

        await SayAsync("Amina", "publish");
        Assert.Equal(Phase.Published, (await CharterAsync()).Phase);
    }

    private async Task CancelAsync(bool isStarted = false, int pieces = 2)
    {
        if (!isStarted)
            await SayAsync("Amina", "start Maps");
        await SayAsync("Amina", "begin");
        for (var piece = 0; piece < pieces; piece++)
            await SayAsync("Ben", $"piece-of-ben {piece}");
        await SayAsync("Amina", "cancel");
        await SayAsync("Amina", "cancel");
        Assert.Equal(Phase.Cancelled, (await CharterAsync()).Phase);
    }

    private Task<TurnResult.Taken> SayAsync(string person, string text) =>
        _bot.TakenAsync(Arriving.Message($"delivery {++_deliveries}", person, text));

    private async Task BreakOffAsync(string fault, int commit)
    {
        _time.Advance(Kept + Grace);
        var commits = 0;
        _store.Faults = changes => changes.Any(change => change.Row.StartsWith(Arriving.Thread.Thread, StringComparison.Ordinal)) &&
            Interlocked.Increment(ref commits) == commit ? Enum.Parse<StoreFault>(fault) : null;
        await LookAsync();
        _store.Faults = _ => null;
        _bot = Arriving.Instance(_store, _time);
    }

    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await LookAsync();
        await LookAsync();
    }

    private Task<int> LookAsync() => LookAsync(_time, _bot);

    private Task<int> LookAsync(FakeTimeProvider time, OpenConversations bot, int days = 30) => new RetentionLoop(
        bot,
        _store,
        time,
        Options.Create(new StorageOptions { RetentionDays = days }),
        NullLogger<RetentionLoop>.Instance).LookAsync(Token);

    private async Task<Charter> CharterAsync() =>
        (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Charter!;

    /// <summary>All rows but those of processes, which nobody shows anything here and which let go of nothing.</summary>
    private async Task<string> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var row in _store.ScanAsync(Token))
        {
            if (row.Key.Partition is not "instances" && !row.Key.Partition.StartsWith("busy", StringComparison.Ordinal))
                rows.Add($"{row.Key.Partition} {row.Key.Row} {Encoding.UTF8.GetString(row.Value.Span)}");
        }

        return string.Join('\n', rows);
    }
}
