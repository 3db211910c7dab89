using System.Text.Json.Nodes;
using CharterBot.Charters.Grammar;
using CharterBot.Conversations;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// A client asks for a card anew: it gets the newest state as its user should see it, and that is all.
/// </summary>
public sealed class RefreshingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_member_sees_their_own_stance_and_only_the_buttons_they_can_use()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await DraftAsync(thread);
        await thread.SayAsync("Ben", "object not nobody");
        var draft = await thread.Shown.SeeAsync("Draft 1", "Objects: Ben");

        var (amina, ben, chiara) = (
            await RefreshAsync(thread, "Amina", draft),
            await RefreshAsync(thread, "Ben", draft),
            await RefreshAsync(thread, "Chiara", draft));
        Assert.Contains("you said OK", Text(amina), StringComparison.Ordinal);
        Assert.Contains("you object to this draft", Text(ben), StringComparison.Ordinal);
        Assert.Contains("we wait for your stance", Text(chiara), StringComparison.Ordinal);
        Assert.Equal(["Object", "Change the draft", "Stand aside", "Park the question"], Titles(amina));
        Assert.Equal(["Object", "Change the draft", "Withdraw my objection"], Titles(ben));
        Assert.Equal(["OK", "Object", "Change the draft", "Stand aside"], Titles(chiara));

        await thread.SayAsync("Ben", "withdraw");
        await thread.SayAsync("Ben", "ok 1");
        draft = await thread.Shown.SeeAsync("Draft 1", "OK: Amina, Ben");
        Assert.Contains("Close: 2 of 3 OK", Titles(await RefreshAsync(thread, "Amina", draft)));
        Assert.DoesNotContain("Close: 2 of 3 OK", Titles(await RefreshAsync(thread, "Chiara", draft)));
        // The card that all see stays whole.
        Assert.Contains("Close: 2 of 3 OK", Titles(draft.Card!));
        Assert.Contains("OK", Titles(draft.Card!));
    }

    [Fact]
    public async Task The_members_are_asked_for_by_the_ids_that_Teams_knows()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await DraftAsync(thread);

        var refresh = (await thread.Shown.SeeAsync("Draft 1")).Card!["refresh"]!;

        Assert.Equal(
            ["29:Amina", "29:Ben", "29:Chiara"], refresh["userIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public async Task A_client_that_shows_an_old_card_gets_the_newest_state()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await DraftAsync(thread);
        var old = await thread.Shown.SeeAsync("Draft 1");
        await thread.SayAsync("Ben", "draft Somebody checks our maps.");
        await thread.Shown.SeeAsync("Draft 2");

        Assert.Contains(
            "replaced by draft 2", Text(await RefreshAsync(thread, "Chiara", old)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_writes_no_row_and_sends_nothing_and_takes_no_turn_whatever_the_card_asks_for()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await DraftAsync(thread);
        var draft = await thread.Shown.SeeAsync("Draft 1");
        await thread.RestAsync(bot);
        var (rows, calls) = (await RowsAsync(bot.Database), bot.Service.Calls.All);

        var ok = draft.Button("OK");
        for (var time = 0; time < 20; time++)
        {
            await RefreshAsync(thread, "Chiara", draft);
            // A client that refreshes with another button's verb, on a message that is not the recorded one.
            Card(await thread.AskAsync(thread.Execute("Chiara", "1", "ok", ok["data"], "automatic")));
            Card(await thread.AskAsync(thread.Execute("Chiara", draft.Id, "refresh", ok["data"], "manual")));
        }

        Assert.Equal(rows, await RowsAsync(bot.Database));
        Assert.Equal(calls, bot.Service.Calls.All);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"c":"other","k":"Draft.1.1"}""")]
    [InlineData("""{"v":"refresh","n":-1,"c":"CHARTER","k":"Draft.1.1"}""")]
    [InlineData("""{"c":"CHARTER","k":"Draft.1.99"}""")]
    [InlineData("""{"c":"CHARTER","k":"Draft.9.1"}""")]
    [InlineData("""{"c":"CHARTER","k":"Review.0.1"}""")]
    [InlineData("""{"c":"CHARTER","k":7}""")]
    public async Task What_is_no_card_of_the_thread_is_an_error_that_HTTP_calls_fine(string data)
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await DraftAsync(thread);
        var draft = await thread.Shown.SeeAsync("Draft 1");
        var charter = draft.Button("OK")["data"]!["c"]!.GetValue<string>();
        var cargo = JsonNode.Parse(data.Replace("CHARTER", charter, StringComparison.Ordinal));

        var answer = await thread.AskAsync(thread.Execute("Ben", draft.Id, "refresh", cargo, "automatic"));

        Assert.Equal(400, answer!["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.error", answer["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_instance_that_knows_less_than_the_card_looks_before_it_answers()
    {
        var store = new InMemoryCharterStore();
        var (here, there) = (Instance(store), Instance(store));
        await TakeAsync(here, "start Maps");
        var known = await there.ReadAsync(Thread, step: 0, Token);

        await TakeAsync(here, "rename Charts");
        var newest = (await here.ReadAsync(Thread, step: 0, Token))!;

        Assert.Equal("Maps", (await there.ReadAsync(Thread, known!.Step, Token))!.Name);
        Assert.Equal("Charts", (await there.ReadAsync(Thread, newest.Step, Token))!.Name);
        // A step that never was is not waited for.
        Assert.Equal("Charts", (await there.ReadAsync(Thread, newest.Step + 7, Token))!.Name);
    }

    private static readonly ThreadKey Thread = ThreadKey.Of("msteams", "tenant", "19:channel", "1");

    private static OpenConversations Instance(InMemoryCharterStore store) =>
        Arriving.Instance(store);

    private static async Task TakeAsync(OpenConversations instance, string text) => Assert.IsType<TurnResult.Taken>(
        await instance.TakeAsync(
            new Arrival(
                Thread,
                new("msteams", "http://127.0.0.1:1/", "19:channel;messageid=1"),
                text,
                Channels.Scene.Amina,
                DateTimeOffset.UtcNow,
                text,
                text,
                charter => Reading.Of(new Heard(text, []), 7),
                For: null,
                AnswersDirectly: false),
            Token));

    private static async Task DraftAsync(Talk thread)
    {
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Ben", "join");
        await thread.SayAsync("Chiara", "join");
        await thread.SayAsync("Amina", "begin");
        await thread.SayAsync("Amina", "draft Nobody checks our maps.");
        await thread.Shown.SeeAsync("Draft 1");
    }

    private static async Task<JsonNode> RefreshAsync(Talk thread, string person, ShownMessage on) =>
        Card(await thread.AskAsync(thread.Refresh(person, on)));

    private static JsonNode Card(JsonNode? answer)
    {
        Assert.Equal(200, answer!["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["type"]!.GetValue<string>());
        return answer["value"]!;
    }

    private static IReadOnlyList<string> Titles(JsonNode card) =>
        [.. card["body"]!.AsArray()[^1]!["actions"]!.AsArray().Select(action => action!["title"]!.GetValue<string>())];

    private static string Text(JsonNode card) => card["body"]!.ToJsonString();

    private static async Task<string> RowsAsync(string database)
    {
        using var store = new SqliteCharterStore(new SqliteFile(database));
        await store.PrepareAsync(Token);
        var partition = ThreadKey.Of(
            "msteams", "11111111-1111-4111-8111-111111111111", "19:charter@thread.tacv2", "1").Partition;
        var rows = await store.ReadRangeAsync(partition, "", "~~", Token);
        return string.Join('\n', rows.Select(row => $"{row.Row} {row.ETag}"));
    }
}
