using System.Text;
using CharterBot.Channels;
using CharterBot.Charters.People;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Storage.Sqlite;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;
using CharterBot.Upkeep.Copying;
using Microsoft.Extensions.Configuration;

namespace CharterBot.Tests.Upkeep;

/// <summary>A person whose name, id and every word hold a canary, in rows of every kind.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary";
    private const string Zoe = "Zoe-canary";

    /// <summary>What Zoe says after the charter has begun; all of it is stored somewhere.</summary>
    private static readonly string[] Said =
    [
        "canary piece",
        "1: canary labelled piece. 2: canary piece for later",
        "change 1: canary change",
        "canary what?",
        "draft canary wording",
        "object canary objection",
        "object canary objection, said anew",
        "withdraw",
        "aside canary reservation",
    ];

    private static readonly string[] Exported =
    [
        "canary piece", "canary labelled piece.", "canary piece for later", "canary change", "canary wording",
        "canary objection", "canary objection, said anew", "canary reservation", "canary reason to reopen",
        "canary suggestion", "canary piece of the revision",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_forgotten_person_a_full_scan_finds_nothing_in_memory()
    {
        var store = new InMemoryCharterStore();
        await using var bot = await BotHost.StartAsync(Token, store: store);

        await FillAsync(bot.Thread("1"), bot);
        await ForgetAsync(bot, store);
    }

    [Fact]
    public async Task Of_a_forgotten_person_neither_a_full_scan_of_a_file_nor_the_bytes_of_its_copy_hold_anything()
    {
        var database = BotHost.NewDatabase();
        await using (var bot = await BotHost.StartAsync(Token, database))
        {
            using var store = new SqliteCharterStore(new SqliteFile(database));
            await FillAsync(bot.Thread("1"), bot);
            await ForgetAsync(bot, store);
        }

        // The bot has stopped. Unused parts of its file may still hold what was there; those of a new file cannot.
        using var folder = new TemporaryFolder();
        var copy = folder.PathOf("copy.db");
        using var said = new StringWriter();
        var verb = new StorageVerb(new ConfigurationBuilder().Build(), TimeProvider.System, said, said);
        Assert.Equal(0, await verb.RunAsync(["copy", "--from", $"sqlite:{database}", "--to", $"sqlite:{copy}"], Token));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(copy)!))
        {
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain(Canary, bytes, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_reply_to_somebody_else_that_names_a_forgotten_person_is_not_kept_for_a_place_that_is_closed()
    {
        var store = new InMemoryCharterStore();
        var bot = Arriving.Instance(store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("join", Zoe, "join"));
        await bot.TakenAsync(Arriving.Message("over", "Amina", "take over"));
        var reply = new DueReply(
            2, 9, new(new("Amina"), "Amina"), new Charters.Replies.Reply.Noted(Charters.Replies.Note.HandedOver, Name: Zoe));
        await store.CommitAsync(
            Arriving.Thread.Partition,
            [
                new RowChange.Insert(
                    ThreadRows.ReplyRow(Arriving.Thread, reply), ThreadRows.Write(reply, RowJson.Default.DueReply)),
            ],
            Token);
        await bot.TakenAsync(Arriving.Message("forget", Zoe, "forget me"));
        await bot.TakenAsync(Arriving.Message("yes", Zoe, "forget me"));

        await new Erasing(bot.Get(Arriving.Thread), store).EraseAsync(Token);

        Assert.DoesNotContain("handedOver", await RowsAsync(store), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_exported_to_a_person_is_everything_of_theirs_and_nothing_of_others()
    {
        await using var bot = await BotHost.StartAsync(Token);
        var thread = bot.Thread("1");
        await FillAsync(thread, bot);

        var charter = (await thread.StateAsync(bot)).Charter!;
        var theirs = string.Join('\n', OwnWords.All(charter, new PersonId($"29:{Zoe}")));
        var others = string.Join('\n', OwnWords.All(charter, new PersonId("29:Amina")));

        Assert.All(Exported, words => Assert.Contains(words, theirs, StringComparison.Ordinal));
        Assert.Contains($"29:{Zoe}", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("Amina", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("of hers", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, others, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("a piece of hers", others, StringComparison.Ordinal);
    }

    private static async Task FillAsync(Talk thread, BotHost bot)
    {
        await thread.SayAsync("Amina", "start Maps");
        await thread.SayAsync(Zoe, "join");
        await thread.SayAsync("Amina", "begin");
        await thread.Shown.SeeAsync("1 of 7");
        await thread.SayAsync("Amina", "a piece of hers");
        foreach (var said in Said)
        {
            await thread.RestAsync(bot);
            await thread.SayAsync(Zoe, said);
        }

        await thread.SayAsync("Amina", "draft Our maps mislead.");
        await thread.Shown.SeeAsync("Draft 2", "Our maps mislead.");
        await thread.SayAsync(Zoe, "ok 2");
        await thread.Shown.SeeAsync("2 of 7");
        await thread.SayAsync(Zoe, "reopen 1 canary reason to reopen");
        await thread.RestAsync(bot);
        await thread.SayAsync("Amina", "draft Our maps mislead us.");
        await thread.Shown.SeeAsync("Draft 3", "Our maps mislead us.");
        await thread.SayAsync(Zoe, "ok 3");
        for (var question = 2; question <= 7; question++)
            await thread.SayAsync("Amina", $"park {question}");
        await thread.SayAsync("Amina", "publish");
        await thread.Shown.SeeAsync("Maps", "version 1.0");
        await thread.SayAsync(Zoe, "canary suggestion");
        await thread.SayAsync("Amina", "revise 2");
        await thread.SayAsync(Zoe, "2: canary piece of the revision");
        await thread.RestAsync(bot);
    }

    private static async Task ForgetAsync(BotHost bot, ICharterStore store)
    {
        var thread = bot.Thread("1");
        foreach (var words in Exported)
            Assert.Contains(words, await RowsAsync(store), StringComparison.Ordinal);
        await thread.SayAsync(Zoe, "forget me");
        await thread.SayAsync(Zoe, "forget me");

        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (await RowsAsync(store) is var rows && rows.Contains(Canary, StringComparison.OrdinalIgnoreCase))
        {
            Assert.True(DateTime.UtcNow < deadline, rows);
            await Task.Delay(50, Token);
        }

        var charter = (await ThreadRows.LoadAsync(store, thread.Key, Token)).Charter!;
        Assert.Equal("Our maps mislead us.", charter.Editions[0].Questions[0].Answer!.Text);
        Assert.DoesNotContain(charter.Names, name => name.ToString().Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> RowsAsync(ICharterStore store)
    {
        var rows = new List<string>();
        await foreach (var row in store.ScanAsync(Token))
            rows.Add($"{row.Key.Partition} {row.Key.Row} {Encoding.UTF8.GetString(row.Value.Span)}");
        return string.Join('\n', rows);
    }
}
