using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>When it is written down what a thread shows.</summary>
public sealed class ShownRowsTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Dictionary<string, string> _posted = [];
    private readonly ShownRows _rows;

    public ShownRowsTests() => _rows = new(
        Arriving.Instance(_store, _time).Get(Arriving.Thread), _store, _time, NullLogger<ShownRows>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_is_written_at_once_and_by_itself()
    {
        await UpdateAsync("question", 1);

        await _rows.PostedAsync("draft", Shown(2), null, Token);

        Assert.Equal(["draft"], await WrittenAsync());
        Assert.NotNull(await _rows.WriteWhenQuietAsync(isAlone: true, Token));
    }

    [Fact]
    public async Task After_a_post_with_nothing_else_to_write_there_is_nothing_to_wait_for()
    {
        await _rows.PostedAsync("draft", Shown(1), null, Token);

        Assert.Null(await _rows.WriteWhenQuietAsync(isAlone: true, Token));
    }

    [Fact]
    public async Task Updates_are_written_when_the_thread_comes_to_rest()
    {
        await UpdateAsync("question", 1);
        _time.Advance(Tick);
        await UpdateAsync("draft", 2);
        _time.Advance(Tick);
        Assert.Equal(Tick / 2, await _rows.WriteWhenQuietAsync(isAlone: true, Token));

        _time.Advance(Tick / 2);

        Assert.Null(await _rows.WriteWhenQuietAsync(isAlone: true, Token));
        Assert.Equal(["draft", "question"], await WrittenAsync());
    }

    [Fact]
    public async Task A_post_that_could_not_be_written_waits_for_no_rest()
    {
        _store.Faults = _ => StoreFault.Away;
        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => _rows.PostedAsync("draft", Shown(1), null, Token));
        _store.Faults = _ => null;
        for (var ticks = 1; ticks <= 2; ticks++)
        {
            Assert.NotNull(await _rows.WriteWhenQuietAsync(isAlone: true, Token));
            _time.Advance(Tick);
            await UpdateAsync("question", ticks);
        }

        Assert.Null(await _rows.WriteWhenQuietAsync(isAlone: true, Token));

        Assert.Equal(["draft", "question"], await WrittenAsync());
    }

    [Theory]
    [InlineData(true, 5_000)]
    [InlineData(false, 400)]
    public async Task In_a_thread_that_does_not_rest_they_are_written_all_the_same_and_soon_where_others_work(
        bool isAlone, int after)
    {
        var waited = TimeSpan.Zero;
        await UpdateAsync("question", 1);
        for (; await _rows.WriteWhenQuietAsync(isAlone, Token) is not null; waited += Tick)
        {
            _time.Advance(Tick);
            await UpdateAsync("question", 1 + (int)(waited / Tick));
        }

        Assert.Equal(TimeSpan.FromMilliseconds(after), waited);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_row_of_ones_own_hand_is_no_others_also_where_something_newer_is_to_be_written(int newest)
    {
        await UpdateAsync("question", 1);
        _store.Faults = _ =>
        {
            _store.IsAway = true;
            return StoreFault.UnclearAndDone;
        };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rows.WriteAsync(Token));
        (_store.IsAway, _store.Faults) = (false, _ => null);
        await UpdateAsync("question", newest);

        Assert.True(await _rows.WriteAsync(Token));

        var row = Assert.Single(await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token));
        Assert.Equal(newest, ThreadRows.Read(row.Value, RowJson.Default.ShownCard).Turn);
    }

    [Fact]
    public async Task A_row_that_another_wrote_stays_as_it_is()
    {
        await UpdateAsync("question", 1);
        await AnotherWritesAsync("question", 3);

        Assert.False(await _rows.WriteAsync(Token));

        var found = Assert.Single(await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token));
        Assert.Equal(3, ThreadRows.Read(found.Value, RowJson.Default.ShownCard).Turn);
        Assert.True(await _rows.WriteAsync(Token));
    }

    [Fact]
    public async Task Of_several_the_others_are_written_where_another_wrote_one()
    {
        await UpdateAsync("question", 1);
        await UpdateAsync("draft", 2);
        await AnotherWritesAsync("question", 3);

        Assert.False(await _rows.WriteAsync(Token));

        var rows = await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token);
        Assert.Equal([2, 3], rows.Select(card => ThreadRows.Read(card.Value, RowJson.Default.ShownCard).Turn));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_was_certainly_not_written_stays_to_be_written(int cards)
    {
        foreach (var card in new[] { "question", "draft" }.Take(cards))
            await UpdateAsync(card, 1);
        _store.Faults = _ => StoreFault.UnclearAndNotDone;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rows.WriteAsync(Token));
        _store.Faults = _ => null;

        Assert.True(await _rows.WriteAsync(Token));

        var rows = await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token);
        Assert.All(rows, row => Assert.Equal(1, ThreadRows.Read(row.Value, RowJson.Default.ShownCard).Turn));
        Assert.Equal(cards, rows.Count);
    }

    [Fact]
    public async Task Several_without_an_answer_that_were_written_are_found_written()
    {
        await UpdateAsync("question", 1);
        await UpdateAsync("draft", 1);
        var (reads, commits) = (_store.Reads, 0);
        _store.Faults = _ => ++commits == 1 ? StoreFault.UnclearAndDone : null;

        Assert.True(await _rows.WriteAsync(Token));

        Assert.Equal((reads + 2, 1), (_store.Reads, commits));
        Assert.True(await _rows.WriteAsync(Token));
        Assert.Equal(1, commits);
    }

    [Fact]
    public async Task A_reply_that_was_said_and_may_still_have_its_row_is_looked_after_later()
    {
        var due = new DueReply(1, 0, Scene.Ben, new Reply.Helped());
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Insert(ThreadRows.ReplyRow(Arriving.Thread, due), ThreadRows.Write(due, RowJson.Default.DueReply))],
            Token);
        _store.Faults = _ => StoreFault.UnclearAndNotDone;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rows.SaidAsync(due, Token));
        _store.Faults = _ => null;

        Assert.True(await _rows.WriteAsync(Token));

        Assert.Empty(await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token));
    }

    [Fact]
    public async Task What_was_said_has_no_row_any_more_whoever_removed_the_others_meanwhile()
    {
        DueReply[] replies = [.. Enumerable.Range(0, 3).Select(index => new DueReply(1, index, Scene.Ben, new Reply.Helped()))];
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [.. replies.Select(due => new RowChange.Insert(
                ThreadRows.ReplyRow(Arriving.Thread, due), ThreadRows.Write(due, RowJson.Default.DueReply)))],
            Token);
        _store.IsAway = true;
        foreach (var said in replies)
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _rows.SaidAsync(said, Token));
        _store.IsAway = false;
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Delete(ThreadRows.ReplyRow(Arriving.Thread, replies[1]), null)],
            Token);

        Assert.True(await _rows.WriteAsync(Token));

        Assert.Empty(await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token));
    }

    private Task<CommitOutcome> AnotherWritesAsync(string card, int turn) => _store.CommitAsync(
        Arriving.Thread.Partition,
        [new RowChange.Upsert(
            ThreadRows.CardRow(Arriving.Thread, card), ThreadRows.Write(Shown(turn), RowJson.Default.ShownCard))],
        Token);

    private static ShownCard Shown(int turn) => new("m1", turn, DateTimeOffset.UnixEpoch);

    /// <summary>Of a card whose post is written down.</summary>
    private async Task UpdateAsync(string card, int turn)
    {
        if (!_posted.TryGetValue(card, out var over))
        {
            var post = ThreadRows.Write(Shown(0), RowJson.Default.ShownCard);
            var committed = await _store.CommitAsync(
                Arriving.Thread.Partition, [new RowChange.Insert(ThreadRows.CardRow(Arriving.Thread, card), post)], Token);
            over = _posted[card] = Assert.IsType<CommitOutcome.Committed>(committed).ETags[0];
        }

        _rows.Updated(card, Shown(turn), over);
    }

    private async Task<IEnumerable<string?>> WrittenAsync() =>
        from row in await ThreadRows.ReadCardsAsync(_store, Arriving.Thread, Token)
        where ThreadRows.Read(row.Value, RowJson.Default.ShownCard).Turn > 0
        select ThreadRows.CardIn(Arriving.Thread, row);
}
