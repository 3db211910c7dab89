using CharterBot.Charters.Cards;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Threads that are at work in an instance: what wakes them, what is known of them, when they go.</summary>
public sealed class OpenConversationsTests
{
    private readonly FaultyStore _store = new();
    private readonly ShowQueue _shows = new();
    private readonly OpenConversations _bot;

    public OpenConversationsTests() => _bot = Arriving.Instance(_store, _shows, new FakeTimeProvider());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_lets_the_bot_in_again_wakes_the_closed_threads_of_that_tenant_and_no_others()
    {
        var closed = await OpenAsync("tenant", "1", isClosed: true);
        var open = await OpenAsync("tenant", "2", isClosed: false);
        var elsewhere = await OpenAsync("another", "1", isClosed: true);

        await _bot.ReopenAsync(TenantKey.Of("msteams", "tenant"), Token);

        Assert.True(_shows.Holds(closed));
        Assert.False(_shows.Holds(open));
        Assert.False(_shows.Holds(elsewhere));
    }

    [Fact]
    public async Task What_waits_in_a_closed_thread_that_is_not_in_memory_is_whoevers_who_is_told_that_it_is_open()
    {
        await Arriving.Instance(_store).TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var (closed, thread) = (BusyRows.ClosedRow(Arriving.Thread), Arriving.Thread);
        await _store.CommitAsync(closed.Partition, [BusyRows.Mark(closed, thread)], Token);
        var before = Assert.Single((await ThreadRows.LoadAsync(_store, thread, Token)).Head!.Due).Owner;

        await _bot.ReopenAsync(TenantKey.OfPartition(thread.Partition), Token);

        Assert.True(_shows.Holds(_bot.Get(thread)));
        Assert.NotEqual(before, Assert.Single((await ThreadRows.LoadAsync(_store, thread, Token)).Head!.Due).Owner);
        Assert.Null(await _store.ReadAsync(closed, Token));
    }

    [Fact]
    public async Task A_thread_that_is_let_in_again_stands_among_those_at_work_before_it_leaves_those_that_are_closed()
    {
        await Arriving.Instance(_store).TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var (closed, thread) = (BusyRows.ClosedRow(Arriving.Thread), Arriving.Thread);
        await _store.CommitAsync(closed.Partition, [BusyRows.Mark(closed, thread)], Token);
        var before = await MarksAsync();
        var whenItLeft = 0;
        _store.Delay = async changes =>
        {
            if (changes[0] is RowChange.Delete)
                whenItLeft = await MarksAsync();
        };

        await _bot.ReopenAsync(TenantKey.OfPartition(thread.Partition), Token);

        Assert.Equal(before + 1, whenItLeft);

        async Task<int> MarksAsync()
        {
            var marks = 0;
            await foreach (var row in _store.Inside.ScanAsync(Token))
                marks += BusyRows.IsBusy(row.Key.Partition) ? 1 : 0;
            return marks;
        }
    }

    [Fact]
    public async Task What_a_turn_has_to_say_is_owed_from_its_commit_on_and_no_longer_than_until_it_is_said()
    {
        var bot = await Arriving.BegunAsync(_store);
        await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));
        var state = bot.Get(Arriving.Thread).State!;

        var due = Assert.Single(state.RepliesToPost, due => due.Reply is Reply.StatusShown);
        state.Replies.Posted(due);

        Assert.DoesNotContain(due, (await bot.Get(Arriving.Thread).RefreshAsync(Token)).RepliesToPost);
    }

    [Theory]
    [InlineData("cancel", 1)]
    [InlineData("status", 0)]
    public async Task Who_presses_a_button_hears_it_directly_and_only_a_question_back_is_posted(string command, int posted)
    {
        var bot = await Arriving.BegunAsync(_store);
        var before = bot.Get(Arriving.Thread).State!.Replies.All.Count;

        var said = await bot.TakenAsync(Arriving.Message("press", "Amina", command) with { AnswersDirectly = true });

        Assert.Single(said.Replies);
        Assert.Equal(before + posted, bot.Get(Arriving.Thread).State!.Replies.All.Count);
    }

    [Fact]
    public async Task A_form_that_opens_tells_what_another_instance_has_just_saved()
    {
        var time = FakeTimeProvider.FromNow();
        using var mine = new Instances(_store, time, NullLogger<Instances>.Instance);
        using var others = new Instances(_store, time, NullLogger<Instances>.Instance);
        var bot = Arriving.Instance(_store, new ShowQueue(), time, mine);
        var other = Arriving.Instance(_store, new ShowQueue(), time, others);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        foreach (var instance in new[] { mine, others, mine })
            await instance.BeatAsync(Token);

        await other.TakenAsync(Arriving.Message("piece", "Ben", "1: Maps disagree."));
        var charter = await bot.LookAsync(Arriving.Thread, Token);

        Assert.Equal("Maps disagree.", Assert.Single(charter![1].StandingPieces).Text);
    }

    [Fact]
    public async Task A_form_that_opens_where_nobody_else_works_asks_the_store_for_nothing()
    {
        await _bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var reads = _store.Reads;

        Assert.Equal("Maps", (await _bot.LookAsync(Arriving.Thread, Token))!.Name);

        Assert.Equal(reads, _store.Reads);
    }

    [Fact]
    public async Task Who_lets_the_bot_in_again_leaves_a_closed_thread_in_memory_to_its_own_next_try()
    {
        await _bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var conversation = _bot.Get(Arriving.Thread);
        conversation.IsClosed = true;
        var closed = BusyRows.ClosedRow(Arriving.Thread);
        await _store.CommitAsync(closed.Partition, [BusyRows.Mark(closed, Arriving.Thread)], Token);
        var head = (await ThreadHeads.ReadAsync(_store, Arriving.Thread, Token))!.Value.ETag;

        await _bot.ReopenAsync(TenantKey.OfPartition(Arriving.Thread.Partition), Token);

        Assert.True(_shows.Holds(conversation));
        Assert.Equal(head, (await ThreadHeads.ReadAsync(_store, Arriving.Thread, Token))!.Value.ETag);
        Assert.NotNull(await _store.ReadAsync(closed, Token));
    }

    [Fact]
    public async Task What_was_said_before_its_rows_changed_is_not_repeated_from_memory()
    {
        var bot = await Arriving.BegunAsync(_store);
        var status = Arriving.Message("status", "Amina", "status");
        Assert.NotEmpty((await bot.TakenAsync(status)).Replies);
        await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);
        var row = Assert.Single(await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token));
        var changed = row.With([.. row.Turns[..^1], row.Turns[^1] with { Replies = null }])!;

        await bot.Get(Arriving.Thread).AloneAsync(
            () => _store.CommitAsync(Arriving.Thread.Partition, [changed], Token), Token);

        Assert.Empty((await bot.TakenAsync(status)).Replies);
    }

    [Fact]
    public async Task After_work_on_its_rows_a_thread_is_what_they_say_then()
    {
        var bot = await Arriving.BegunAsync(_store);
        await bot.TakenAsync(Arriving.Message("one", "Amina", "1: Maps disagree."));
        await bot.TakenAsync(Arriving.Message("two", "Amina", "1: Nobody reads them."));
        await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);
        var row = Assert.Single(await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token));
        var said = row.Turns[^1];
        var words = (CharterEvent.PieceGiven)said.Events[0];
        var changed = row.With([.. row.Turns[..^1], said with { Events = [words with { Text = "Nobody draws them." }] }])!;

        await bot.Get(Arriving.Thread).AloneAsync(
            () => _store.CommitAsync(Arriving.Thread.Partition, [changed], Token), Token);

        Assert.Equal(
            ["Maps disagree.", "Nobody draws them."],
            bot.Get(Arriving.Thread).State!.Charter![1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task A_process_lets_go_of_what_is_still_by_itself()
    {
        var time = FakeTimeProvider.FromNow();
        await using var bot = await BotHost.StartAsync(Token, time: time);
        await bot.Thread("1").SayAsync("Amina", "start Maps");
        await bot.Thread("1").RestAsync(bot);
        var conversations = bot.Services.GetRequiredService<OpenConversations>();
        Assert.Equal(1, conversations.Count);

        for (var ticks = 0; ticks < 100 && conversations.Count > 0; ticks++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Token);
        }

        Assert.Equal(0, conversations.Count);
    }

    [Fact]
    public async Task A_thread_is_listed_with_its_channel_from_the_start_of_its_charter_on()
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));
        Assert.Empty(await ThreadRows.ListedThreadsAsync(_store, Arriving.Thread.Partition, Token));

        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));

        Assert.Equal([Arriving.Thread], await ThreadRows.ListedThreadsAsync(_store, Arriving.Thread.Partition, Token));
    }

    [Theory]
    [InlineData("m1", false)]
    [InlineData("m2", true)]
    [InlineData(null, false)]
    public async Task A_form_that_is_opened_from_a_double_wakes_the_thread_to_remove_it(string? message, bool isWoken)
    {
        var conversation = await OpenAsync("tenant", "1", isClosed: false);
        conversation.State!.Shown(CardName.Of(new("c1"), CardKey.Opening), new("m1", 1, default));

        await _bot.LookAsync(
            conversation.Thread, Token, message is null ? null : new(new("c1"), CardKey.Opening, message));

        Assert.Equal(isWoken, _shows.Holds(conversation));
    }

    private async Task<Conversation> OpenAsync(string tenant, string thread, bool isClosed)
    {
        var conversation = _bot.Get(ThreadKey.Of("msteams", tenant, "19:channel", thread));
        await conversation.StateAsync(Token);
        conversation.IsClosed = isClosed;
        return conversation;
    }
}
