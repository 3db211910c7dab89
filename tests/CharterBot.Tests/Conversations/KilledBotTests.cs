using System.Net;
using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Conversations;
using CharterBot.Storage.Sqlite;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// kill -9 at random moments, while three people write and the platform delivers again what was not taken.
/// </summary>
public sealed class KilledBotTests
{
    private const int Kills = 50;
    private const int PiecesPerLife = 6;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_kills_lose_nothing_acknowledged_double_nothing_and_leave_the_final_cards()
    {
        var database = BotHost.NewDatabase();
        await using var service = await FakeBotService.StartAsync(Token);
        var random = new Random(2026);
        var bot = await BotProcess.StartAsync(database, Token);
        var talk = new Talk(service, () => bot.Http, "1");
        await talk.SayAsync("Amina", "start Maps");
        await talk.SayAsync("Amina", "begin");

        var written = new List<JsonObject>();
        for (var life = 0; life < Kills; life++)
        {
            var messages = Enumerable.Range(0, PiecesPerLife)
                .Select(piece => talk.Message($"Person{piece % 3}", $"{1 + (life % 7)}: thought {life}-{piece}."))
                .ToList();
            written.AddRange(messages);
            var deliveries = messages.Select(message => TryAsync(talk, message)).ToList();
            await Task.Delay(random.Next(0, 60), Token);
            await bot.KillAsync(Token);
            var taken = await Task.WhenAll(deliveries);
            bot.Dispose();
            bot = await BotProcess.StartAsync(database, Token);
            // What was not acknowledged comes again, and, as platforms do, sometimes also what was.
            await Task.WhenAll(messages
                .Where((_, index) => !taken[index] || random.Next(4) == 0)
                .Select(async message => Assert.Equal(HttpStatusCode.OK, await talk.DeliverAsync(message))));
        }

        await talk.Shown.SeeAsync("1 of 7", $"thought {Kills - 1 - ((Kills - 1) % 7)}-0.");
        await JudgeAsync(bot, database, talk, written);
    }

    private static async Task<bool> TryAsync(Talk talk, JsonObject message)
    {
        try
        {
            return await talk.DeliverAsync(message) == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The rows are read without the bot: what it says of itself proves nothing.</summary>
    private static async Task JudgeAsync(BotProcess bot, string database, Talk talk, List<JsonObject> written)
    {
        var thread = ThreadKey.Of("msteams", "11111111-1111-4111-8111-111111111111", "19:charter@thread.tacv2", "1");
        using var store = new SqliteCharterStore(new SqliteFile(database));
        await store.PrepareAsync(Token);
        var state = await AllShownAsync(store, thread);
        await bot.KillAsync(Token);
        bot.Dispose();

        var charter = state.Charter!;
        var pieces = charter.Questions.SelectMany(question => question.Pieces).Select(piece => piece.Text).ToList();
        var texts = written.Select(message => message["text"]!.GetValue<string>().Split(": ", 2)[1]).ToList();
        Assert.Equal(texts.Order(StringComparer.Ordinal), pieces.Order(StringComparer.Ordinal));
        Assert.All(charter.Shown, card =>
        {
            var shown = state.ShownAs(CardName.Of(charter.Id, card))!;
            var message = talk.Shown.Messages.Single(message => message.Id == shown.Message);
            Assert.Equal(CardDrawing.Draw(charter, card).Summary, message.Words);
        });
    }

    private static async Task<ThreadState> AllShownAsync(SqliteCharterStore store, ThreadKey thread)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (true)
        {
            var state = await ThreadRows.LoadAsync(store, thread, Token);
            if (!state.Head!.Due.Any(state.IsDue) && state.Replies.All.IsEmpty)
                return state;

            Assert.True(DateTime.UtcNow < deadline, "The thread does not come to show its final state.");
            await Task.Delay(50, Token);
        }
    }
}
