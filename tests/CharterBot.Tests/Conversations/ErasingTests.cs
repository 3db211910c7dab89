using System.Text;
using CharterBot.Conversations;
using CharterBot.Storage;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>Erasing what someone wrote, row by row, and what may come between.</summary>
public sealed class ErasingTests
{
    private const string Canary = "canary-7f3a";
    private const int Pieces = 120;

    private static readonly string _much = new('地', 2_800);

    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Interruptions { get; } = FaultyStore.Interruptions(commits: 5);

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_crash_at_any_commit_only_means_beginning_again(string fault, int commit)
    {
        await AskedToForgetAsync();
        var commits = 0;
        _store.Faults = _ => Interlocked.Increment(ref commits) == commit ? Enum.Parse<StoreFault>(fault) : null;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => EraseAsync(Arriving.Instance(_store)));
        await EraseAsync(Arriving.Instance(_store));

        await IsGoneAsync();
    }

    [Fact]
    public async Task Without_an_interruption_it_takes_five_commits()
    {
        await AskedToForgetAsync();
        var commits = 0;
        _store.Faults = _ =>
        {
            commits++;
            return null;
        };

        await EraseAsync(Arriving.Instance(_store));

        Assert.Equal(5, commits);
        await IsGoneAsync();
    }

    [Fact]
    public async Task A_turn_of_another_instance_in_the_middle_is_not_lost()
    {
        await AskedToForgetAsync();
        var other = Arriving.Instance(_store);
        var commits = 0;
        _store.Delay = _ => Interlocked.Increment(ref commits) == 2
            ? other.TakenAsync(Arriving.Message("between", "Amina", "1: Meanwhile."))
            : Task.CompletedTask;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => EraseAsync(Arriving.Instance(_store)));
        await EraseAsync(Arriving.Instance(_store));

        await IsGoneAsync("Meanwhile.");
    }

    [Fact]
    public async Task What_someone_writes_after_they_were_forgotten_is_theirs_again_and_stays()
    {
        var bot = await AskedToForgetAsync();
        await bot.TakenAsync(Arriving.Message("back", "Zebedee", "1: I am back."));

        await EraseAsync(Arriving.Instance(_store));

        var charter = (await LoadAsync()).Charter!;
        var back = charter[1].Pieces.Single(piece => piece.Text == "I am back.");
        Assert.Equal("Zebedee", charter.NameOf(back.Author));
        Assert.DoesNotContain(Canary, await RowsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_back_and_is_forgotten_again_leaves_two_former_members()
    {
        var bot = await AskedToForgetAsync();
        await bot.TakenAsync(Arriving.Message("back", "Zebedee", $"1: {Canary} again"));
        await bot.TakenAsync(Arriving.Message("once more", "Zebedee", "forget me"));
        await bot.TakenAsync(Arriving.Message("yes", "Zebedee", "forget me"));

        await EraseAsync(Arriving.Instance(_store));

        await IsGoneAsync();
        Assert.Equal(2, (await LoadAsync()).Charter!.Names.Values.Count(name => name == "a former member"));
    }

    [Fact]
    public async Task Replies_to_them_that_were_never_posted_are_not_posted_any_more_but_that_they_are_forgotten()
    {
        await AskedToForgetAsync();
        Assert.Contains(Canary, string.Join('\n', (await LoadAsync()).Replies.All), StringComparison.Ordinal);

        await EraseAsync(Arriving.Instance(_store));

        var left = (await LoadAsync()).Replies.All.Where(due => due.To.Name == "Zebedee").ToList();
        Assert.Contains("Forgotten", Assert.Single(left).Reply.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, await RowsAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zebedee")]
    [InlineData("Zeb of the maps")]
    [InlineData("29:zebedee")]
    public async Task What_somebody_else_was_to_hear_and_that_holds_any_of_their_names_goes_unsaid(string name)
    {
        var bot = await Arriving.BegunAsync(_store);
        foreach (var (delivery, called) in new[] { ("one", "Zebedee"), ("two", "Zeb of the maps"), ("three", "Zebedee") })
            await bot.TakenAsync(Written(delivery, called, $"1: {delivery}"));
        DueReply[] owed = [Owed(7, name), Owed(8, "Zebedee's maps")];
        await _store.CommitAsync(
            Arriving.Thread.Partition,
            [.. owed.Select(due => new RowChange.Insert(
                ThreadRows.ReplyRow(Arriving.Thread, due), ThreadRows.Write(due, RowJson.Default.DueReply)))],
            Token);
        await bot.TakenAsync(Written("forget", "Zebedee", "forget me"));
        await bot.TakenAsync(Written("yes", "Zebedee", "forget me"));

        await EraseAsync(Arriving.Instance(_store));

        var left = (await LoadAsync()).Replies.All.Where(due => due.To.Name == "Amina");
        Assert.Equal(owed[1], Assert.Single(left));

        static DueReply Owed(int index, string text) =>
            new(3, index, new(new("Amina"), "Amina"), new Charters.Replies.Reply.NotStored(text));
        static Arrival Written(string delivery, string called, string text) =>
            Arriving.Message(delivery, called, text) with { By = new(new("29:zebedee"), called) };
    }

    private Task EraseAsync(OpenConversations bot) =>
        new Erasing(bot.Get(Arriving.Thread), _store).EraseAsync(Token);

    /// <summary>More rows of turns, most of them long, than two commits can rewrite.</summary>
    private async Task<OpenConversations> AskedToForgetAsync()
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await bot.TakenAsync(Arriving.Message("amina", "Amina", "1: Amina's thought."));
        for (var number = 1; number <= Pieces; number++)
            await bot.TakenAsync(Arriving.Message($"piece{number}", "Zebedee", $"1: {Canary} {number}. {_much}"));
        await bot.TakenAsync(Arriving.Message("draft", "Zebedee", $"draft {Canary} wording"));
        await bot.TakenAsync(Arriving.Message("forget", "Zebedee", "forget me"));
        await bot.TakenAsync(Arriving.Message("forget again", "Zebedee", "forget me"));
        return bot;
    }

    private async Task IsGoneAsync(params string[] butNot)
    {
        var rows = await RowsAsync();
        Assert.DoesNotContain(Canary, rows, StringComparison.Ordinal);
        Assert.All(butNot, words => Assert.Contains(words, rows, StringComparison.Ordinal));
        var state = await LoadAsync();
        Assert.Empty(state.Head!.Forget);
        Assert.DoesNotContain("Zebedee", state.Charter!.Names.Values);
        Assert.DoesNotContain("Zebedee", await RowsAsync("e|"), StringComparison.Ordinal);
        Assert.Equal("Amina's thought.", state.Charter[1].Pieces[0].Text);
    }

    private Task<ThreadState> LoadAsync() => ThreadRows.LoadAsync(_store, Arriving.Thread, Token);

    private async Task<string> RowsAsync(string kind = "")
    {
        var beginning = $"{Arriving.Thread.Thread}|{kind}";
        var rows = await _store.ReadRangeAsync(Arriving.Thread.Partition, beginning, Keys.After(beginning), Token);
        return string.Join('\n', rows.Select(row => $"{row.Row} {Encoding.UTF8.GetString(row.Value.Span)}"));
    }
}
