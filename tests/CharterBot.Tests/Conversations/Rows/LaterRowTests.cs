using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations.Rows;

/// <summary>Rows that a later build wrote, after going back to this one.</summary>
public sealed class LaterRowTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("e|")]
    [InlineData("h")]
    [InlineData("k|")]
    [InlineData("o|")]
    public async Task A_row_of_a_later_schema_is_refused_and_nothing_is_written_or_lost(string kind)
    {
        var store = new InMemoryCharterStore();
        await using (var first = await BotHost.StartAsync(Token, store: store))
        {
            await first.Thread("1").SayAsync("Amina", "start Maps");
            await first.Thread("1").RestAsync(first);
        }

        var thread = ThreadKey.Of(
            "msteams", "11111111-1111-4111-8111-111111111111", "19:charter@thread.tacv2", "1");
        if (kind == "o|")
            await OweAsync(store, thread);
        if (kind == "e|")
            await ThreadHeads.SettleAsync(store, thread, Token);
        await MakeLaterAsync(store, thread, kind);
        var before = await RowsAsync(store, thread);

        await using var bot = await BotHost.StartAsync(Token, store: store);
        var again = bot.Thread("1");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await again.DeliverAsync(again.Message("Amina", "begin")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await again.DeliverAsync(again.Message("Ben", "join")));
        await again.Shown.SeeAsync("I cannot read what I stored for this thread", "tell whoever runs me");
        Assert.Single(again.Shown.Messages);
        Assert.Equal(before, await RowsAsync(store, thread));
        Assert.Equal(HttpStatusCode.OK, await bot.Thread("2").DeliverAsync(bot.Thread("2").Message("Ben", "start Charts")));
    }

    [Fact]
    public async Task People_of_a_thread_with_a_damaged_row_hear_of_it_once_a_day_whatever_becomes_of_the_instances()
    {
        var (store, time) = (new InMemoryCharterStore(), FakeTimeProvider.FromNow());
        await using var service = await FakeBotService.StartAsync(Token);
        var refusals = 1;
        service.Faults = _ => Interlocked.Decrement(ref refusals) >= 0 ? new Fault.Status(429) : null;
        for (var instance = 1; instance <= 3; instance++)
        {
            await using var bot = await BotHost.StartAsync(Token, service: service, store: store, time: time);
            var thread = bot.Thread("1");
            await store.CommitAsync(
                thread.Key.Partition, [new RowChange.Upsert(ThreadRows.HeadRow(thread.Key), "{ Amina"u8.ToArray())], Token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await thread.DeliverAsync(thread.Message("Amina", "status")));
            // The first is refused by the platform, so the second tells them, and the third need not.
            Assert.Equal(Math.Min(instance - 1, 1), thread.Shown.Messages.Count);
            Assert.True(bot.Log.Hold("not of its shape at byte 2"));
            Assert.False(bot.Log.Hold("'A'"));
        }

        time.Advance(TimeSpan.FromDays(1));
        await using var next = await BotHost.StartAsync(Token, service: service, store: store, time: time);
        await next.Thread("1").DeliverAsync(next.Thread("1").Message("Amina", "status"));
        Assert.Equal(2, next.Thread("1").Shown.Messages.Count);
    }

    [Fact]
    public async Task Who_opens_a_form_in_a_thread_with_a_damaged_row_is_told_in_the_form()
    {
        var store = new InMemoryCharterStore();
        await using var service = await FakeBotService.StartAsync(Token);
        ShownMessage question;
        await using (var first = await BotHost.StartAsync(Token, service: service, store: store))
        {
            await first.Thread("1").SayAsync("Amina", "start Maps");
            await first.Thread("1").SayAsync("Amina", "begin");
            question = await first.Thread("1").Shown.SeeAsync("1 of 7");
        }

        var key = new Talk(service, () => null!, "1").Key;
        await store.CommitAsync(
            key.Partition, [new RowChange.Upsert(ThreadRows.HeadRow(key), "{ Amina"u8.ToArray())], Token);
        await using var bot = await BotHost.StartAsync(Token, service: service, store: store);
        var thread = bot.Thread("1");
        for (var times = 0; times < 2; times++)
        {
            var answer = await thread.AskAsync(
                thread.Dialog("Ben", "task/fetch", question.Button("Add my answer")["data"]!, question.Id));
            Assert.Contains("I cannot read what I stored for this thread", MessageMenu.Told(answer), StringComparison.Ordinal);
        }

        var use = MessageMenu.Pick(thread, "Ben", MessageMenu.Payload(thread, MessageMenu.Html));
        await MessageMenu.IsToldAsync(thread, use, "I cannot read what I stored for this thread");

        Assert.True(bot.Log.Hold("cannot be read, and takes nothing: a row is not of its shape at byte 2"));
        Assert.Equal(2, thread.Shown.Messages.Count);
    }

    [Fact]
    public void The_refusal_names_the_shape_and_both_versions()
    {
        var later = Encoding.UTF8.GetBytes("""{"schema":5,"beat":1}""");

        var refused = Assert.Throws<JsonException>(() => ThreadRows.Read(later, RowJson.Default.InstanceBeat));

        Assert.Equal("A InstanceBeat row has schema 5; this build reads up to 4.", refused.Message);
    }

    [Fact]
    public async Task Every_row_in_the_store_says_of_which_schema_it_is()
    {
        var store = new InMemoryCharterStore();
        await using var bot = await BotHost.StartAsync(Token, store: store);
        var thread = bot.Thread("1");
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync("Amina", "begin");
        await thread.SayAsync("Ben", "1: Maps disagree.");
        await thread.SayAsync("Amina", "cancel");
        await thread.SayAsync("Amina", "cancel");
        await store.CommitAsync(
            Arriving.Thread.Partition,
            [new RowChange.Upsert("x|i", ThreadRows.Write(new(), RowJson.Default.Installation))],
            Token);

        var partitions = new HashSet<string>();
        await foreach (var row in store.ScanAsync(Token))
        {
            partitions.Add(row.Key.Partition.Split('|')[0]);
            foreach (var line in TurnLines.Of(row.Value))
                Assert.Equal(RowSchema.Current, JsonNode.Parse(line.Span)!["schema"]!.GetValue<int>());
        }

        Assert.Superset(new HashSet<string> { "busy", "instances", "msteams", "resting" }, partitions);
    }

    private static Task<CommitOutcome> OweAsync(InMemoryCharterStore store, ThreadKey thread)
    {
        var due = new DueReply(1, 0, new(new("29:Amina"), "Amina"), new Charters.Replies.Reply.Helped());
        return store.CommitAsync(
            thread.Partition,
            [new RowChange.Insert(ThreadRows.ReplyRow(thread, due), ThreadRows.Write(due, RowJson.Default.DueReply))],
            Token);
    }

    private static async Task MakeLaterAsync(InMemoryCharterStore store, ThreadKey thread, string kind)
    {
        var beginning = $"{thread.Thread}|{kind}";
        var row = (await store.ReadRangeAsync(thread.Partition, beginning, Keys.After(beginning), Token))[0];
        var (line, below) = (TurnLines.Of(row.Value)[0], row.Value[TurnLines.Of(row.Value)[0].Length..]);
        var later = JsonNode.Parse(line.Span)!;
        later["schema"] = RowSchema.Current + 1;
        later["unheardOf"] = "kept";
        await store.CommitAsync(
            thread.Partition,
            [new RowChange.Replace(row.Row, row.ETag, (byte[])[.. Encoding.UTF8.GetBytes(later.ToJsonString()), .. below.Span])],
            Token);
    }

    private static async Task<string> RowsAsync(InMemoryCharterStore store, ThreadKey thread)
    {
        var rows = await store.ReadRangeAsync(thread.Partition, thread.Thread + "|", thread.Thread + "~", Token);
        return string.Join('\n', rows.Select(row => $"{row.Row} {row.ETag} {Encoding.UTF8.GetString(row.Value.Span)}"));
    }
}
