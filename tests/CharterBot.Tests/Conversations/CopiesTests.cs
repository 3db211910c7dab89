using CharterBot.Charters.Replies;
using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>A delivery that comes once more, at once or much later.</summary>
public sealed class CopiesTests
{
    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_right_after_is_answered_alike_also_while_the_store_is_away()
    {
        var bot = await Arriving.BegunAsync(_store);
        var said = await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));
        Assert.NotEmpty(said.Replies);
        _store.IsAway = true;

        var again = await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));

        Assert.Equal(said.Replies, again.Replies);
    }

    [Fact]
    public async Task Copies_that_are_taken_together_are_one_turn()
    {
        var bot = await Arriving.BegunAsync(_store);
        var piece = Arriving.Message("piece", "Amina", "1: Maps disagree.");

        await bot.TakenTogetherAsync(_store, piece, piece, piece);

        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.Equal(4, state.Head!.Turn);
        Assert.Single(state.Charter![1].StandingPieces);
    }

    [Fact]
    public async Task A_copy_after_hundreds_of_others_is_no_second_turn()
    {
        var bot = await Arriving.BegunAsync(_store);
        var said = await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));
        for (var piece = 0; piece < 260; piece++)
            await bot.TakenAsync(Arriving.Message($"piece {piece}", "Amina", $"1: Thought {piece}."));
        var turn = (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Head!.Turn;

        var again = await bot.TakenAsync(Arriving.Message("status", "Amina", "status"));

        Assert.IsType<Reply.StatusShown>(Assert.Single(again.Replies));
        Assert.Equal(said.Replies, again.Replies);
        Assert.Equal(turn, (await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Head!.Turn);
    }
}
