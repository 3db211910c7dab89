using System.Text;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>A thread that a build of the first schema left, whose deliveries have rows of their own.</summary>
public sealed class FirstSchemaTests
{
    private const string Canary = "canary-1d0c";

    private readonly InMemoryCharterStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delivery_of_then_that_comes_again_is_answered_as_then_and_does_nothing()
    {
        var said = await WriteAsync();
        Assert.NotEmpty(said);
        var bot = Arriving.Instance(_store);

        var again = await bot.TakenAsync(Arriving.Message("question", "Ben", "status"));
        await bot.TakenAsync(Arriving.Message("piece", "Ben", $"1: {Canary}."));

        Assert.Equal(said, again.Replies);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(4, state.Head!.Turn);
        Assert.Single(state.Charter![1].StandingPieces);
    }

    [Fact]
    public async Task What_comes_now_is_known_as_well_as_what_came_then()
    {
        await WriteAsync();
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("new", "Chiara", "1: Maps disagree."));

        var next = Arriving.Instance(_store);
        foreach (var delivery in new[] { "start", "begin", "piece", "question", "new" })
            await next.TakenAsync(Arriving.Message(delivery, "Chiara", "1: Once more."));

        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(5, state.Head!.Turn);
        Assert.Equal(5, state.Deliveries.RowOf("new"));
        Assert.Equal([$"{Canary}.", "Maps disagree."], state.Charter![1].StandingPieces.Select(piece => piece.Text));
    }

    [Fact]
    public async Task Who_asks_to_be_forgotten_is_in_none_of_its_rows_afterwards()
    {
        await WriteAsync();
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("forget", "Ben", "forget me"));
        await bot.TakenAsync(Arriving.Message("yes", "Ben", "forget me"));

        await new Erasing(bot.Get(Arriving.Thread), _store).EraseAsync(Token);

        await foreach (var row in _store.ScanAsync(Token))
        {
            var value = Encoding.UTF8.GetString(row.Value.Span);
            Assert.DoesNotContain(Canary, value, StringComparison.Ordinal);
            Assert.True(!row.Key.Row.Contains("|d|", StringComparison.Ordinal) || value.Contains("\"replies\":[]", StringComparison.Ordinal));
        }
    }

    /// <summary>Four turns, written today and split into the rows of the first schema. Answers what was said to the last.</summary>
    private async Task<IEnumerable<Reply>> WriteAsync()
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await bot.TakenAsync(Arriving.Message("piece", "Ben", $"1: {Canary}."));
        var said = await bot.TakenAsync(Arriving.Message("question", "Ben", "status"));
        await FirstSchema.WriteAsync(_store, Arriving.Thread, Token);
        return said.Replies;
    }
}
