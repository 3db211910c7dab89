using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Documents;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Conversations.Rows;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Upkeep;

/// <summary>What goes 30 days after a charter was published or cancelled, and what stays.</summary>
public sealed class RetentionTests : OldCharters
{
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
        Assert.DoesNotContain("\"delivery\"", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("resting", rows, StringComparison.Ordinal);
        Assert.Empty(after.Questions.SelectMany(question => question.StandingPieces));
    }

    [Fact]
    public async Task The_delivery_rows_of_a_charter_of_the_first_schema_go_too()
    {
        await PublishAsync();
        await FirstSchema.WriteAsync(Store, Arriving.Thread, Token);
        Assert.Contains("|d|", await RowsAsync(), StringComparison.Ordinal);
        Bot = Arriving.Instance(Store, Time);

        await PassAsync(Kept + Grace);

        Assert.DoesNotContain("|d|", await RowsAsync(), StringComparison.Ordinal);
        Assert.Equal(Phase.Published, (await CharterAsync()).Phase);
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
        Time.Advance(Kept);
        await LookAsync(new FakeTimeProvider(Time.GetUtcNow() + TimeSpan.FromMinutes(10)), Arriving.Instance(Store));

        await SayAsync("Amina", "restore");

        Assert.True((await CharterAsync()).IsRunning);
        await PassAsync(Kept + Grace);
        Assert.True((await CharterAsync()).IsRunning);
        Assert.DoesNotContain("resting", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charter_that_was_published_before_a_cancelled_one_is_the_threads_again()
    {
        var other = Arriving.Instance(Store, Time);
        await PublishAsync();
        Time.Advance(TimeSpan.FromDays(5));
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
    public async Task Of_a_row_that_a_cancelled_charter_shares_with_the_next_only_its_own_turns_go()
    {
        await SayAsync("Amina", "start Maps");
        await Bot.TakenTogetherAsync(
            Store,
            Arriving.Message("begin", "Amina", "begin"),
            Arriving.Message("piece", "Ben", "1: piece-of-ben"),
            Arriving.Message("cancel", "Amina", "cancel"),
            Arriving.Message("yes", "Amina", "cancel"),
            Arriving.Message("start", "Chiara", "start Second"),
            Arriving.Message("begin again", "Chiara", "begin"),
            Arriving.Message("other piece", "Dan", "1: Charts."));
        Assert.Equal("Second", (await CharterAsync()).Name);

        await PassAsync(Kept + Grace);

        var rows = await RowsAsync();
        Assert.DoesNotContain("piece-of-ben", rows, StringComparison.Ordinal);
        Assert.DoesNotContain("Maps", rows, StringComparison.Ordinal);
        Assert.Equal("Charts.", (await CharterAsync())[1].StandingPieces.Single().Text);
        await Arriving.Instance(Store, Time).TakenAsync(Arriving.Message("other piece", "Dan", "1: Once more."));
        await SayAsync("Dan", "1: More charts.");
        Assert.Equal(
            ["Charts.", "More charts."], (await CharterAsync())[1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task Of_a_row_that_a_published_charter_shares_with_the_next_only_its_own_deliveries_go()
    {
        await PublishAsync();
        await Bot.TakenTogetherAsync(
            Store,
            Arriving.Message("revise", "Amina", "revise 1"),
            Arriving.Message("revised piece", "Ben", "1: piece-of-ben, revised"),
            Arriving.Message("revision", "Amina", "draft Maps mislead us."),
            Arriving.Message("publish", "Amina", "publish"),
            Arriving.Message("start", "Chiara", "start Second"),
            Arriving.Message("begin", "Chiara", "begin"),
            Arriving.Message("piece", "Dan", "1: Charts."));
        Assert.Equal("Second", (await CharterAsync()).Name);

        await PassAsync(Kept + Grace);

        var rows = await RowsAsync();
        Assert.DoesNotContain("piece-of-ben", rows, StringComparison.Ordinal);
        Assert.Contains("Maps mislead us.", rows, StringComparison.Ordinal);
        Assert.DoesNotContain(ThreadRows.HashOf("publish"), rows, StringComparison.Ordinal);
        await Arriving.Instance(Store, Time).TakenAsync(Arriving.Message("piece", "Dan", "1: Once more."));
        Assert.Equal("Charts.", (await CharterAsync())[1].StandingPieces.Single().Text);
    }

    [Fact]
    public async Task A_revision_under_way_keeps_everything_until_its_own_time()
    {
        await PublishAsync();
        Time.Advance(TimeSpan.FromDays(20));
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
    public async Task It_is_kept_as_long_as_the_setting_says()
    {
        await PublishAsync();
        Time.Advance(Kept + Grace);

        await LookAsync(Time, Bot, days: 90);
        Assert.Contains("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromDays(60));
        await LookAsync(Time, Bot, days: 90);
        Assert.DoesNotContain("piece-of-ben", await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_old_enough_a_look_is_one_call_however_many_charters_there_are()
    {
        await PublishAsync();
        Store.Faults = _ => throw new InvalidOperationException("nothing is to be written");

        Assert.Equal(0, await LookAsync());
    }
}
