using System.Text;
using System.Text.Json;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Turns that were saved together stand in one row, a line each.</summary>
public sealed class SharedRowTests
{
    private const string Canary = "canary-55be";

    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliveries_that_are_taken_together_share_a_row_and_are_turns_of_their_own()
    {
        await BeginAsync();

        await TakeAllAsync("one", "two", "three");

        Assert.Equal([[1], [2], [3], [4, 5, 6]], (await RowsAsync()).Select(row => row.Turns.Select(turn => turn.Turn)));
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(6, state.Head!.Turn);
        Assert.Equal(["one", "two", "three"], state.Charter![1].StandingPieces.Select(piece => piece.Text));
        Assert.Equal(4, state.Deliveries.RowOf("three"));
        Assert.Null(state.Deliveries.RowOf("four"));
    }

    [Fact]
    public async Task Each_of_them_that_comes_again_elsewhere_is_answered_as_it_was_then()
    {
        var bot = await BeginAsync();
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

    [Fact]
    public async Task Who_knows_the_thread_until_then_reads_all_of_them()
    {
        await BeginAsync();
        var other = Arriving.Instance(_store);
        await other.TakenAsync(Arriving.Message("before", "Chiara", "1: zero"));

        await TakeAllAsync("one", "two");
        await other.TakenAsync(Arriving.Message("after", "Chiara", "1: three"));

        var charter = (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Charter!;
        Assert.Equal(["zero", "one", "two", "three"], charter[1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task What_does_not_fit_into_a_row_goes_into_the_next()
    {
        await BeginAsync();
        var texts = Enumerable.Range(1, 10).Select(n => $"{n} {string.Concat(Enumerable.Repeat("😀", 3_900))}").ToArray();

        await TakeAllAsync(texts);

        var rows = await RowsAsync();
        Assert.Equal([1, 1, 1, 4, 4, 2], rows.Select(row => row.Turns.Length));
        Assert.Equal([1, 2, 3, 4, 8, 12], rows.Select(row => row.Turns[0].Turn));
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(texts, state.Charter![1].StandingPieces.Select(piece => piece.Text));
        Assert.Equal((4, 8), (state.Deliveries.RowOf("4"), state.Deliveries.RowOf("5")));
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_leaves_the_words_of_others_in_the_row()
    {
        var bot = await BeginAsync();
        await bot.TakenTogetherAsync(
            _store,
            Arriving.Message("a", "Ben", $"1: {Canary}"),
            Arriving.Message("b", "Chiara", "1: Maps disagree."),
            Arriving.Message("c", "Ben", "forget me"),
            Arriving.Message("d", "Ben", "forget me"),
            Arriving.Message("e", "Ben", "1: I am back."));

        await new Erasing(bot.Get(Arriving.Thread), _store).EraseAsync(Token);

        Assert.Equal([1, 1, 1, 5], (await RowsAsync()).Select(row => row.Turns.Length));
        await foreach (var row in _store.ScanAsync(Token))
            Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(row.Value.Span), StringComparison.Ordinal);
        var charter = (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Charter!;
        Assert.Equal(["Maps disagree.", "I am back."], charter[1].StandingPieces.Select(piece => piece.Text));
        var back = charter[1].StandingPieces.Single(piece => piece.Text == "I am back.");
        Assert.Equal("Ben", charter.NameOf(back.Author));
    }

    [Theory]
    [InlineData("1|e|000000003", "\n{}")]
    [InlineData("1|e|000000003", "\n")]
    [InlineData("1|e|000000003", "\n{\"schema\":9,\"turn\":4}")]
    [InlineData("1|e|000000003x", "")]
    public async Task A_row_that_is_not_of_this_layout_is_refused(string name, string more)
    {
        await BeginAsync();
        var last = (await _store.ReadRangeAsync(Arriving.Thread.Partition, "1|e|000000003", "1|e|~", Token)).Single();
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Upsert(name, (byte[])[.. last.Value.Span, .. Encoding.UTF8.GetBytes(more)])],
            Token);

        await Assert.ThrowsAsync<JsonException>(() => ThreadRows.LoadAsync(_store, Arriving.Thread, Token));
    }

    /// <summary>Three turns, each in a row of its own.</summary>
    private async Task<OpenConversations> BeginAsync()
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await bot.TakenAsync(Arriving.Message("join", "Zora", "join"));
        return bot;
    }

    /// <summary>A delivery for each text, named by its first word.</summary>
    private async Task TakeAllAsync(params string[] texts) => await Arriving.Instance(_store).TakenTogetherAsync(
        _store, [.. texts.Select(text => Arriving.Message(text.Split(' ')[0], "Ben", $"1: {text}"))]);

    private Task<IReadOnlyList<TurnRow>> RowsAsync() => ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token);
}
