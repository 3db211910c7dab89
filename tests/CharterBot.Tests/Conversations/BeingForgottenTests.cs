using System.Text;
using CharterBot.Conversations;
using CharterBot.Storage.Sqlite;

namespace CharterBot.Tests.Conversations;

public sealed class BeingForgottenTests
{
    private const string Canary = "canary-7f3a";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_a_forgotten_person_wrote_is_left_in_any_row_but_agreed_texts_stay()
    {
        var database = BotHost.NewDatabase();
        await using (var bot = await BotHost.StartAsync(Token, database))
        {
            var thread = bot.Thread("1");
            await thread.SayAsync("Amina", "start Maps");
            await thread.SayAsync("Zebedee", "join");
            await thread.SayAsync("Amina", "begin");
            await thread.SayAsync("Zebedee", $"{Canary} piece");
            await thread.SayAsync("Zebedee", "draft Our maps mislead.");
            await thread.Shown.SeeAsync("Draft 1", "Our maps mislead.");
            await thread.SayAsync("Amina", "ok 1");
            await thread.Shown.SeeAsync("2 of 7");
            await thread.SayAsync("Zebedee", $"{Canary} again");
            await thread.SayAsync("Zebedee", $"object {Canary}");
            await thread.SayAsync("Zebedee", "forget me");
            await thread.SayAsync("Zebedee", "forget me");
            await thread.Shown.SeeAsync("Agreed by", "a former member", "Our maps mislead.");
            await GoneAsync(database);
        }

        var state = await ReadAsync(database);
        Assert.Equal("Our maps mislead.", state.Charter![1].Answer!.Text);
        Assert.DoesNotContain(state.Charter.Names.Values, name => name == "Zebedee");
    }

    private static async Task GoneAsync(string database)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (await RowsAsync(database) is var rows && (
            rows.Contains(Canary, StringComparison.Ordinal) || rows.Contains("Zebedee", StringComparison.Ordinal)))
        {
            Assert.True(DateTime.UtcNow < deadline, rows);
            await Task.Delay(50, Token);
        }
    }

    private static async Task<string> RowsAsync(string database)
    {
        using var store = new SqliteCharterStore(new SqliteFile(database));
        await store.PrepareAsync(Token);
        var rows = await store.ReadRangeAsync(Thread.Partition, "", "~~", Token);
        return string.Join('\n', rows.Select(row => $"{row.Row} {Encoding.UTF8.GetString(row.Value.Span)}"));
    }

    private static async Task<CharterBot.Conversations.ThreadState> ReadAsync(string database)
    {
        using var store = new SqliteCharterStore(new SqliteFile(database));
        await store.PrepareAsync(Token);
        return await ThreadRows.LoadAsync(store, Thread, Token);
    }

    private static ThreadKey Thread =>
        ThreadKey.Of("msteams", "11111111-1111-4111-8111-111111111111", "19:charter@thread.tacv2", "1");
}
