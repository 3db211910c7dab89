using System.Text;
using System.Text.Json;
using CharterBot.Conversations;
using CharterBot.Storage;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>The newest turns stand below the head in its row, until they are enough for a row of their own.</summary>
public sealed class NewestTurnsTests
{
    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_is_one_row_until_they_are_too_many_and_then_it_takes_them_all_into_a_new_one()
    {
        var bot = await Arriving.BegunAsync(_store);
        var commits = new List<int>();
        _store.Delay = changes =>
        {
            commits.Add(changes.Count);
            return Task.CompletedTask;
        };

        for (var number = 1; number <= 60; number++)
            await bot.TakenAsync(Arriving.Message($"{number}", "Ben", $"1: {number} {new string('a', 300)}"));

        Assert.Equal([1, 2], commits.Distinct());
        var rows = await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token);
        Assert.Equal(commits.Count(rows => rows == 2), rows.Count);
        Assert.True(rows.Count is > 1 and < 10, $"{rows.Count} rows");
        var head = await HeadAsync();
        Assert.Equal(Enumerable.Range(1, 63), rows.SelectMany(row => row.Turns).Concat(head.TurnsAfter(0)).Select(turn => turn.Turn));
        Assert.Equal(rows[^1].Turns[^1].Turn + 1, head.Newest);
        Assert.Equal([62, 63], head.TurnsAfter(61).Select(turn => turn.Turn));
    }

    [Fact]
    public async Task Long_words_go_into_a_row_at_once()
    {
        var bot = await Arriving.BegunAsync(_store);

        await bot.TakenAsync(Arriving.Message("long", "Ben", $"1: {new string('地', 2_800)}"));

        Assert.Equal(4, Assert.Single(await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token)).Turns.Length);
        Assert.Null((await HeadAsync()).Newest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(60)]
    public async Task Who_knows_some_of_them_reads_the_others_wherever_they_went_meanwhile(int more)
    {
        var (first, second) = (await Arriving.BegunAsync(_store), Arriving.Instance(_store));
        await second.TakenAsync(Arriving.Message("second's", "Chiara", "1: zero"));

        for (var number = 1; number <= more; number++)
            await first.TakenAsync(Arriving.Message($"{number}", "Ben", $"1: {number} {new string('a', 300)}"));
        await second.TakenAsync(Arriving.Message("last", "Chiara", "1: last"));

        foreach (var bot in new[] { second, Arriving.Instance(_store) })
        {
            var state = await bot.Get(Arriving.Thread).StateAsync(Token);
            Assert.Equal(
                ["zero", .. Enumerable.Range(1, more).Select(number => $"{number}"), "last"],
                state.Charter![1].StandingPieces.Select(piece => piece.Text.Split(' ')[0]));
            Assert.All(Enumerable.Range(1, more), number => Assert.NotNull(state.Deliveries.RowOf($"{number}")));
        }
    }

    [Fact]
    public async Task A_delivery_of_theirs_is_answered_elsewhere_as_it_was_then_before_and_after_they_move_into_a_row()
    {
        var bot = await Arriving.BegunAsync(_store);
        var said = await bot.TakenAsync(Arriving.Message("status", "Ben", "status"));
        var (before, after) = (Arriving.Instance(_store), Arriving.Instance(_store));

        Assert.Equal(said.Replies, (await before.TakenAsync(Arriving.Message("status", "Ben", "1: Once more."))).Replies);
        await after.Get(Arriving.Thread).StateAsync(Token);
        await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);
        Assert.Equal(said.Replies, (await after.TakenAsync(Arriving.Message("status", "Ben", "1: Once more."))).Replies);
        Assert.Equal(
            said.Replies,
            (await Arriving.Instance(_store).TakenAsync(Arriving.Message("status", "Ben", "1: Once more."))).Replies);
        Assert.Equal(4, (await HeadAsync()).Turn);
    }

    [Fact]
    public async Task Settling_moves_them_once_and_not_over_what_somebody_wrote_meanwhile()
    {
        var bot = await Arriving.BegunAsync(_store);
        _store.Delay = _ =>
        {
            _store.Delay = _ => Task.CompletedTask;
            return bot.TakenAsync(Arriving.Message("between", "Ben", "1: Meanwhile."));
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ThreadHeads.SettleAsync(_store, Arriving.Thread, Token));
        Assert.Equal([1, 2, 3, 4], (await HeadAsync()).TurnsAfter(0).Select(turn => turn.Turn));

        var settled = await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);
        Assert.Null(settled!.Value.Head.Newest);
        Assert.Equal(settled.Value.ETag, (await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token))!.Value.ETag);
        Assert.Equal(4, Assert.Single(await ThreadRows.ReadTurnsAsync(_store, Arriving.Thread, Token)).Turns.Length);
        Assert.Null(await ThreadHeads.SettleAsync(_store, Arriving.Thread with { Thread = "2" }, Token));
    }

    [Fact]
    public async Task Who_knows_a_head_of_rows_that_have_gone_since_learns_that_it_has_to_read_them_all()
    {
        await Arriving.BegunAsync(_store);
        var known = (await HeadAsync()) with { Turn = 2, Newest = 2, Past = "another" };
        await ThreadHeads.SettleAsync(_store, Arriving.Thread, Token);

        var news = await ThreadRows.ReadNewsAsync(_store, Arriving.Thread, known, Token);

        Assert.False(news.GoesOnFrom(known));
    }

    [Theory]
    [InlineData("\"turn\":2", "\"turn\":3")]
    [InlineData("\"newest\":1", "\"newest\":2")]
    [InlineData("\"newest\":1", "\"newest\":null")]
    [InlineData("\n", "\n{}\n")]
    public async Task A_head_that_names_other_turns_than_stand_below_it_is_refused(string written, string damaged)
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        var row = Encoding.UTF8.GetString(ThreadHeads.Write(await HeadAsync()).Span);
        var at = row.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0, row);

        Assert.Throws<JsonException>(() => ThreadHeads.Read(
            Encoding.UTF8.GetBytes(row[..at] + damaged + row[(at + written.Length)..])));
        Assert.Throws<JsonException>(() => ThreadHeads.Read(Encoding.UTF8.GetBytes(row.Split('\n')[0])));
    }

    private async Task<ThreadHead> HeadAsync() =>
        (await ThreadHeads.ReadAsync(_store, Arriving.Thread, Token))!.Value.Head;
}
