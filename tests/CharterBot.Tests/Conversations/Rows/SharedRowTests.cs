using System.Text;
using System.Text.Json;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Turns that follow each other stand in one row, a line each.</summary>
public sealed class SharedRowTests
{
    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliveries_share_a_row_and_are_turns_of_their_own()
    {
        await Arriving.BegunAsync(_store);

        await TakeAllAsync("one", "two", "three");

        Assert.Equal([1, 2, 3, 4, 5, 6], Assert.Single(await RowsAsync()).Turns.Select(turn => turn.Turn));
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(6, state.Head!.Turn);
        Assert.Equal(["one", "two", "three"], state.Charter![1].StandingPieces.Select(piece => piece.Text));
        Assert.Equal(1, state.Deliveries.RowOf("three"));
        Assert.Null(state.Deliveries.RowOf("four"));
    }

    [Fact]
    public async Task Each_of_them_that_comes_again_elsewhere_is_answered_as_it_was_then()
    {
        var bot = await Arriving.BegunAsync(_store);
        var said = await bot.TakenTogetherAsync(
            _store,
            Arriving.Message("status", "Ben", "status"),
            Arriving.Message("help", "Ben", "help"),
            Arriving.Message("quiet", "Ben", "1: Maps disagree."));
        Assert.NotEqual<object>(said[0].Replies, said[1].Replies);

        var other = Arriving.Instance(_store);
        foreach (var (delivery, at) in new[] { ("quiet", 2), ("help", 1), ("status", 0) })
        {
            var again = await other.TakenAsync(Arriving.Message(delivery, "Ben", "1: Once more."));
            Assert.Equal(said[at].Replies, again.Replies);
        }

        Assert.Equal(6, (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Head!.Turn);
    }

    [Theory]
    [InlineData("{\"schema\":3,\"turn\":4,\"at\":\"2026-11-22T12:00:00Z\",\"events\":[]}", "A turn is not whole.")]
    [InlineData("{\"schema\":3,\"turn\":4,\"by\":{\"id\":\"Ben\",\"name\":\"Ben\"},\"at\":\"2026-11-22T12:00:00Z\"}", "A turn is not whole.")]
    [InlineData("{\"schema\":3,\"turn\":4,\"by\":{\"id\":\"Ben\",\"name\":\"Ben\"},\"at\":\"2026-11-22T12:00:00Z\",\"events\":[null]}", "A turn is not whole.")]
    [InlineData("{\"schema\":3,\"turn\":3,\"by\":{\"id\":\"Ben\",\"name\":\"Ben\"},\"at\":\"2026-11-22T12:00:00Z\",\"events\":[]}", "A turn is not in its place.")]
    public void A_line_that_is_not_whole_or_not_in_its_place_is_refused(string line, string why)
    {
        var first = "{\"schema\":3,\"turn\":3,\"by\":{\"id\":\"Ben\",\"name\":\"Ben\"},\"at\":\"2026-11-22T12:00:00Z\",\"events\":[]}";
        Assert.Single(TurnLines.Read(Encoding.UTF8.GetBytes(first)));

        var refused = Assert.Throws<JsonException>(() => TurnLines.Read(Encoding.UTF8.GetBytes($"{first}\n{line}")));

        Assert.Equal(why, refused.Message);
    }

    [Fact]
    public async Task Rows_that_do_not_fit_together_are_read_again_some_times_and_no_more()
    {
        await Arriving.BegunAsync(_store);
        await RowsAsync();
        var reads = 0;
        _store.Answering = () =>
        {
            reads++;
            return Task.CompletedTask;
        };
        await _store.Inside.CommitAsync(
            Arriving.Thread.Partition, [new RowChange.Delete(ThreadRows.TurnRow(Arriving.Thread, 1), null)], Token);

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => ThreadRows.LoadAsync(_store, Arriving.Thread, Token));

        Assert.Equal(6, reads);
    }

    [Fact]
    public async Task Who_knows_the_thread_until_then_reads_all_of_them()
    {
        await Arriving.BegunAsync(_store);
        var other = Arriving.Instance(_store);
        await other.TakenAsync(Arriving.Message("before", "Chiara", "1: zero"));

        await TakeAllAsync("one", "two");
        await other.TakenAsync(Arriving.Message("after", "Chiara", "1: three"));

        var charter = (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Charter!;
        Assert.Equal(["zero", "one", "two", "three"], charter[1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task A_hundred_that_wait_are_one_commit_of_two_rows()
    {
        await Arriving.BegunAsync(_store);
        var commits = Commits();

        await TakeAllAsync([.. Enumerable.Range(1, 100).Select(n => $"{n}")]);

        Assert.Equal([2], commits);
        Assert.Equal(103, Assert.Single(await RowsAsync()).Turns.Length);
    }

    [Fact]
    public async Task A_hundred_that_are_each_told_something_are_as_many_commits_as_the_store_takes()
    {
        var bot = await Arriving.BegunAsync(_store);
        var commits = Commits();

        await bot.TakenTogetherAsync(
            _store, [.. Enumerable.Range(1, 100).Select(n => Arriving.Message($"{n}", $"Person {n}", "status"))]);

        Assert.Equal([92, 11], commits);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(103, state.Head!.Turn);
        Assert.Equal(100, state.Replies.All.Count(due => due.To.Name.StartsWith("Person", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(nameof(StoreFault.UnclearAndDone))]
    [InlineData(nameof(StoreFault.UnclearAndNotDone))]
    public async Task A_commit_of_several_that_nobody_knows_of_is_looked_up_and_each_is_answered(string fault)
    {
        var bot = await Arriving.BegunAsync(_store);
        var tries = 0;
        _store.Faults = changes => HoldsTurns(changes) && tries++ == 0 ? Enum.Parse<StoreFault>(fault) : null;

        var said = await bot.TakenTogetherAsync(
            _store,
            Arriving.Message("status", "Ben", "status"),
            Arriving.Message("piece", "Ben", "1: Maps disagree."),
            Arriving.Message("help", "Ben", "help"));

        Assert.All([said[0], said[2]], taken => Assert.Single(taken.Replies));
        Assert.IsNotType(said[0].Replies[0].GetType(), said[2].Replies[0]);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(6, state.Head!.Turn);
        Assert.Equal("Maps disagree.", Assert.Single(state.Charter![1].StandingPieces).Text);
    }

    [Fact]
    public async Task What_a_later_build_wrote_into_a_line_stays_when_its_neighbour_changes()
    {
        await Arriving.BegunAsync(_store);
        await TakeAllAsync("one", "two");
        await RowsAsync();
        var row = (await _store.ReadRangeAsync(Arriving.Thread.Partition, "1|e|", "1|e|~", Token)).Single();
        var more = Encoding.UTF8.GetString(row.Value.Span).Replace("\"turn\":4", "\"unheardOf\":\"kept\",\"turn\":4", StringComparison.Ordinal);
        var turns = new TurnRow(row with { Value = Encoding.UTF8.GetBytes(more) });

        var changed = turns.With([.. turns.Turns[..^1], turns.Turns[^1] with { Delivery = null }]);

        var value = Encoding.UTF8.GetString(Assert.IsType<RowChange.Replace>(changed).Value.Span);
        Assert.Contains("\"unheardOf\":\"kept\"", value, StringComparison.Ordinal);
        Assert.DoesNotContain(ThreadRows.HashOf("two"), value, StringComparison.Ordinal);
        Assert.Null(turns.With(turns.Turns));
        Assert.IsType<RowChange.Delete>(turns.With([]));
    }

    [Fact]
    public async Task What_does_not_fit_into_a_row_goes_into_the_next()
    {
        await Arriving.BegunAsync(_store);
        var texts = Enumerable.Range(1, 10).Select(n => $"{n} {string.Concat(Enumerable.Repeat("😀", 3_900))}").ToArray();

        await TakeAllAsync(texts);

        var rows = await RowsAsync();
        Assert.Equal([7, 4, 2], rows.Select(row => row.Turns.Length));
        Assert.Equal([1, 8, 12], rows.Select(row => row.Turns[0].Turn));
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(texts, state.Charter![1].StandingPieces.Select(piece => piece.Text));
        Assert.Equal((1, 8), (state.Deliveries.RowOf("4"), state.Deliveries.RowOf("5")));
    }

    [Theory]
    [InlineData("1|e|000000001", "\n{\"schema\":3,\"turn\":4}")]
    [InlineData("1|e|000000001", "\n{\"schema\":3,\"turn\":4,\"by\":{\"id\":\"a\",\"name\":\"A\"},\"events\":[null]}")]
    [InlineData("1|e|000000001", "\n{\"schema\":3,\"turn\":3,\"by\":{\"id\":\"a\",\"name\":\"A\"},\"events\":[]}")]
    [InlineData("1|e|000000001", "\n{}")]
    [InlineData("1|e|000000001", "\n")]
    [InlineData("1|e|000000001", "\n{\"schema\":9,\"turn\":4}")]
    [InlineData("1|e|000000001x", "")]
    public async Task A_row_that_is_not_of_this_layout_is_refused(string name, string more)
    {
        await Arriving.BegunAsync(_store);
        await RowsAsync();
        var last = (await _store.ReadRangeAsync(Arriving.Thread.Partition, "1|e|000000001", "1|e|~", Token)).Single();
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Upsert(name, (byte[])[.. last.Value.Span, .. Encoding.UTF8.GetBytes(more)])],
            Token);

        await Assert.ThrowsAsync<JsonException>(() => ThreadRows.LoadAsync(_store, Arriving.Thread, Token));
    }

    /// <summary>How many changes each commit of turns has from now on.</summary>
    private List<int> Commits()
    {
        var commits = new List<int>();
        _store.Delay = changes =>
        {
            if (HoldsTurns(changes))
                commits.Add(changes.Count);
            return Task.CompletedTask;
        };
        return commits;
    }

    private static bool HoldsTurns(IReadOnlyList<RowChange> changes) =>
        changes[^1].Row == ThreadRows.HeadRow(Arriving.Thread);

    /// <summary>A delivery for each text, named by its first word.</summary>
    private async Task TakeAllAsync(params string[] texts) => await Arriving.Instance(_store).TakenTogetherAsync(
        _store, [.. texts.Select(text => Arriving.Message(text.Split(' ')[0], "Ben", $"1: {text}"))]);

    /// <summary>All turns, once none is left below the head.</summary>
    private async Task<IReadOnlyList<TurnRow>> RowsAsync()
    {
        await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);
        return await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token);
    }
}
