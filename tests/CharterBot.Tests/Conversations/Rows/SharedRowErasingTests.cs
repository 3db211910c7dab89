using System.Text;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Who asks to be forgotten is forgotten in rows that others' turns share, too.</summary>
public sealed class SharedRowErasingTests
{
    private const string Canary = "canary-55be";

    private readonly FaultyStore _store = new();

    public static TheoryData<string, int> Interruptions { get; } = FaultyStore.Interruptions(commits: 2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_to_be_forgotten_leaves_the_words_of_others_in_the_row()
    {
        var bot = await Arriving.BegunAsync(_store);
        await bot.TakenTogetherAsync(
            _store,
            Arriving.Message("a", "Ben", $"1: {Canary}"),
            Arriving.Message("b", "Chiara", "1: Maps disagree."),
            Arriving.Message("c", "Ben", "forget me"),
            Arriving.Message("d", "Ben", "forget me"),
            Arriving.Message("e", "Ben", "1: I am back."));

        await new Erasing(bot.Get(Arriving.Thread), _store).EraseAsync(Token);

        Assert.Equal(8, Assert.Single(await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token)).Turns.Length);
        await foreach (var row in _store.ScanAsync(Token))
            Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(row.Value.Span), StringComparison.Ordinal);
        var charter = (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Charter!;
        Assert.Equal(["Maps disagree.", "I am back."], charter[1].StandingPieces.Select(piece => piece.Text));
        var back = charter[1].StandingPieces.Single(piece => piece.Text == "I am back.");
        Assert.Equal("Ben", charter.NameOf(back.Author));
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_crash_while_shared_rows_are_erased_only_means_beginning_again(string fault, int commit)
    {
        await Arriving.BegunAsync(_store);
        var bot = Arriving.Instance(_store);
        await bot.TakenTogetherAsync(
            _store, Arriving.Message("a", "Ben", $"1: {Canary}"), Arriving.Message("b", "Chiara", "1: Maps disagree."));
        await bot.TakenTogetherAsync(
            _store,
            Arriving.Message("c", "Ben", $"1: {Canary} too"),
            Arriving.Message("d", "Ben", "forget me"),
            Arriving.Message("e", "Ben", "forget me"));
        var commits = 0;
        _store.Faults = _ => ++commits == commit ? Enum.Parse<StoreFault>(fault) : null;

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => new Erasing(bot.Get(Arriving.Thread), _store).EraseAsync(Token));
        await new Erasing(Arriving.Instance(_store).Get(Arriving.Thread), _store).EraseAsync(Token);

        await foreach (var row in _store.ScanAsync(Token))
            Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(row.Value.Span), StringComparison.Ordinal);
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal("Maps disagree.", Assert.Single(state.Charter![1].StandingPieces).Text);
        Assert.Empty(state.Head!.Forget);
    }
}
