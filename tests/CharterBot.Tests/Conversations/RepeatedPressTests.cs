using System.Reflection;
using System.Text.Json.Nodes;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Tests.Channels.Teams;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// A press that the platform delivers again, half a minute later, under a new id and with a new time: the thread shows
/// what it showed after the first.
/// </summary>
public sealed class RepeatedPressTests
{
    private const string Ben = "29:Ben";
    private const string Conversation = Delivered.Channel + ";messageid=1";

    private static readonly string[] Begun = ["Amina: start Maps", "Ben: join", "Chiara: join", "Amina: begin"];
    private static readonly string[] Drafted = [.. Begun, "Ben: Maps mislead.", "Amina: draft Our maps mislead."];
    private static readonly string[] Reviewing = [.. Begun, .. Enumerable.Repeat("Amina: park", 7)];

    private static readonly string[] Agreed =
        ["Amina: start Maps", "Amina: begin", "Amina: draft Our maps mislead."];

    private static readonly Dictionary<string, Row> Rows = new()
    {
        [CardVerbs.Join] = new(["Amina: start Maps"], "Ben", new() { ["k"] = "Opening.0.1" }),
        [CardVerbs.Begin] = new(["Amina: start Maps"], "Amina", new() { ["k"] = "Opening.0.1" }),
        [CardVerbs.Cancel] = new(["Amina: start Maps"], "Amina", new() { ["k"] = "Opening.0.1" }),
        [CardVerbs.Restore] = new(["Amina: start Maps", "Amina: cancel", "Amina: cancel"], "Amina", []),
        [CardVerbs.Resume] = new([.. Begun, "Amina: pause"], "Ben", []),
        [CardVerbs.Pass] = new(Begun, "Ben", new() { ["q"] = 1, ["k"] = "Question.1.1" }),
        [CardVerbs.Skip] = new(Begun, "Ben", new() { ["q"] = 1, ["k"] = "Question.1.1" }),
        [CardVerbs.Park] = new(Begun, "Amina", new() { ["q"] = 1 }),
        [CardVerbs.Ask] = new(Begun, "Ben", new() { ["q"] = 3 }),
        [CardVerbs.Ok] = new(Drafted, "Ben", new() { ["q"] = 1, ["n"] = 1 }),
        [CardVerbs.Close] = new([.. Drafted, "Ben: ok 1"], "Amina", new() { ["q"] = 1 }),
        [CardVerbs.Withdraw] = new([.. Drafted, "Ben: object too vague"], "Ben", new() { ["q"] = 1 }),
        [CardVerbs.Reserve] = new([.. Drafted, "Ben: object too vague", "Ben: leave"], "Amina", new() { ["q"] = 1 }),
        [CardVerbs.Publish] = new(Reviewing, "Amina", []),
        [CardVerbs.TakeOver] = new(Begun, "Ben", []) { After = TimeSpan.FromHours(49) },
        [CardVerbs.ForgetMe] = new([.. Begun, "Ben: Maps mislead.", "Ben: forget me"], "Ben", new() { ["for"] = Ben }),
        [CardVerbs.Undo] = new([.. Begun, "Ben: one thought", "Ben: another thought"], "Ben", new() { ["for"] = Ben }),
        [CardVerbs.Mine] = new([.. Begun, "Ben: thanks"], "Ben", new() { ["x"] = "thanks", ["for"] = "29:Ben" }),
        [CardVerbs.Start] = new([], "Amina", new() { ["x"] = "Maps", ["for"] = "29:Amina" }),
        [CardVerbs.Rename] = new(Begun, "Amina", new() { ["x"] = "Charts", ["for"] = "29:Amina" }),
        [CardVerbs.Answer] = new(Begun, "Ben", new() { ["q"] = 1, ["typed"] = "Maps mislead." }),
        [CardVerbs.Change] = new([.. Begun, "Ben: Maps misled."], "Ben", new() { ["q"] = 1, ["typed"] = "Maps." }),
        [CardVerbs.Draft] = new(Begun, "Ben", new() { ["q"] = 1, ["n"] = 0, ["typed"] = "Maps mislead." }),
        [CardVerbs.Object] = new(Drafted, "Ben", new() { ["q"] = 1, ["n"] = 1, ["typed"] = "too vague" }),
        [CardVerbs.Aside] = new(Drafted, "Ben", new() { ["q"] = 1, ["n"] = 1, ["typed"] = "too vague" }),
        [CardVerbs.Reopen] = new(Agreed, "Amina", new() { ["chosen"] = "1", ["typed"] = "new facts" }),
        [CardVerbs.Revise] = new([.. Reviewing, "Amina: publish"], "Amina", new() { ["chosen"] = "1" }),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Verbs => [.. Rows.Keys];

    /// <param name="Script">What was written before, line by line.</param>
    private sealed record Row(string[] Script, string By, JsonObject Data)
    {
        public TimeSpan After { get; init; } = TimeSpan.FromSeconds(1);
    }

    [Fact]
    public void Every_verb_that_changes_something_has_a_row()
    {
        string[] reading = ["open", "use", "refresh"];
        var verbs = typeof(CardVerbs).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(verbs.Except(reading).Order(), Rows.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task It_is_done_once(string verb)
    {
        var row = Rows[verb];
        var thread = new Thread();
        foreach (var line in row.Script)
            await thread.SayAsync(line);
        thread.Time.Advance(row.After);
        var before = (await thread.CharterAsync())?.Step ?? 0;
        var data = row.Data.DeepClone().AsObject();
        data["v"] = verb;
        if (row.Script.Length > 0)
            data["c"] = (await thread.CharterAsync())!.Id.Value;

        await thread.PressAsync(row.By, data);
        var first = await thread.ShownAsync();
        Assert.NotEqual(before, (await thread.CharterAsync())!.Step);
        thread.Time.Advance(TimeSpan.FromSeconds(30));
        var replies = await thread.PressAsync(row.By, data);

        Assert.Equal(first, await thread.ShownAsync());
        Assert.Equal(verb == CardVerbs.Cancel, replies.Any(reply => reply is Reply.Confirm));
    }

    [Fact]
    public async Task A_card_that_asks_before_something_final_never_takes_its_own_repetition_for_the_yes()
    {
        var thread = new Thread();
        await thread.SayAsync("Amina: start Maps");
        var charter = (await thread.CharterAsync())!;
        var data = new JsonObject { ["v"] = "cancel", ["k"] = "Opening.0.1", ["c"] = charter.Id.Value };

        // As long as the answer counts, in steps shorter than any window within which presses are told apart.
        for (var seconds = 0; seconds < 9 * 60; seconds += 30)
        {
            Assert.IsType<Reply.Confirm>(Assert.Single(await thread.PressAsync("Amina", data)));
            thread.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(Phase.Opening, (await thread.CharterAsync())!.Phase);
        await thread.PressAsync("Amina", new JsonObject { ["v"] = "cancel", ["c"] = charter.Id.Value });
        Assert.Equal(Phase.Cancelled, (await thread.CharterAsync())!.Phase);
    }

    /// <summary>One thread in one instance, without a platform.</summary>
    private sealed class Thread
    {
        private readonly InMemoryCharterStore _store = new();
        private readonly OpenConversations _conversations;
        private int _id;

        public Thread() =>
            _conversations = Arriving.Instance(_store, Time);

        public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 15, 8, 0, TimeSpan.Zero));

        public async Task SayAsync(string line)
        {
            var parts = line.Split(": ", 2);
            await TakeAsync(parts[0], Delivered.Message($"<at>Charter Bot</at> {parts[1]}", Conversation));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        public async Task<IReadOnlyList<Reply>> PressAsync(string name, JsonObject data)
        {
            var isForm = data.ContainsKey("typed") || data.ContainsKey("chosen");
            var invoke = isForm
                ? Delivered.Invoke("task/submit", new JsonObject { ["data"] = data.DeepClone() }, Conversation)
                : Delivered.Invoke(
                    "adaptiveCard/action",
                    new JsonObject
                    {
                        ["action"] = new JsonObject { ["verb"] = data["v"]!.DeepClone(), ["data"] = data.DeepClone() },
                    },
                    Conversation);
            invoke["replyToId"] = "1790000000009";
            return await TakeAsync(name, invoke);
        }

        public async Task<Charter?> CharterAsync()
        {
            var thread = ThreadKey.Of("msteams", Delivered.Tenant, Delivered.Channel, "1");
            return (await ThreadRows.LoadAsync(_store, thread, Token)).Charter;
        }

        /// <summary>Every card in the words of its plain version.</summary>
        public async Task<IReadOnlyList<string>> ShownAsync()
        {
            var charter = (await CharterAsync())!;
            return [.. charter.Shown.Select(card => $"{card}: {CardDrawing.Draw(charter, card).Summary}")];
        }

        private async Task<IReadOnlyList<Reply>> TakeAsync(string name, JsonObject activity)
        {
            activity["id"] = $"f:{++_id}";
            activity["timestamp"] = Time.GetUtcNow().ToString("O");
            activity["from"] = new JsonObject { ["id"] = $"29:{name}", ["name"] = name };
            var turn = Delivered.Turn(activity);
            return Assert.IsType<TurnResult.Taken>(await _conversations.TakeAsync(turn.Arrival, Token)).Replies;
        }
    }
}
