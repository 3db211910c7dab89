using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Threads leave the memory when they have been still for a while, and come back as they were.</summary>
public sealed class LettingGoTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryCharterStore _store = new() { IsShared = false };
    private readonly ShowQueue _shows = new();
    private readonly OpenConversations _bot;

    public LettingGoTests() => _bot = Arriving.Instance(_store, _shows, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_still_thread_stays_for_a_while_and_then_goes_with_its_mark()
    {
        var conversation = await WorkedOnAsync("1");
        Assert.NotEmpty(await BusyRows.OfInstanceAsync(_store, Instances.Only, Token));

        await PassAsync(TimeSpan.FromSeconds(14));
        Assert.Same(conversation, _bot.Get(ThreadOf("1")));

        await PassAsync(TimeSpan.FromSeconds(2));
        Assert.True(conversation.IsRetired);
        Assert.NotSame(conversation, _bot.Get(ThreadOf("1")));
        Assert.Empty(await BusyRows.OfInstanceAsync(_store, Instances.Only, Token));
        Assert.Empty(await BusyRows.ClosedAsync(_store, TenantKey.OfPartition(ThreadOf("1").Partition), Token));
    }

    [Fact]
    public async Task Of_many_those_that_are_still_go_soon()
    {
        var threads = new List<Conversation>();
        for (var number = 0; number < 300; number++)
            threads.Add(await WorkedOnAsync($"{number}"));

        await PassAsync(TimeSpan.FromSeconds(3));

        Assert.All(threads, thread => Assert.True(thread.IsRetired));
        Assert.Empty(await BusyRows.OfInstanceAsync(_store, Instances.Only, Token));
    }

    [Fact]
    public async Task A_thread_with_something_left_to_show_stays()
    {
        var conversation = await WorkedOnAsync("1", isShown: false);

        await PassAsync(TimeSpan.FromMinutes(5));

        Assert.False(conversation.IsRetired);
    }

    [Theory]
    [InlineData(nameof(StoreFault.Away))]
    [InlineData(nameof(StoreFault.UnclearAndNotDone))]
    [InlineData(nameof(StoreFault.UnclearAndDone))]
    public async Task A_closed_thread_is_never_without_a_mark(string fault)
    {
        var store = new FaultyStore();
        var bot = Arriving.Instance(store, _shows, _time);
        await bot.TakenAsync(Message("1", "start", "start Team 1"));
        var conversation = bot.Get(ThreadOf("1"));
        Assert.True(_shows.Settle(conversation, _shows.Wishes(conversation)));
        conversation.IsClosed = true;
        _time.Advance(TimeSpan.FromMinutes(1));

        store.Faults = _ => Enum.Parse<StoreFault>(fault);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => bot.RetireAsync(Token));
        Assert.False(conversation.IsRetired);
        Assert.Contains("busy|", await PartitionsAsync(store), StringComparison.Ordinal);

        store.Faults = _ => null;
        await bot.RetireAsync(Token);
        Assert.True(conversation.IsRetired);
        Assert.Contains("closed|", await PartitionsAsync(store), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_that_was_let_go_of_goes_on_where_it_was()
    {
        await WorkedOnAsync("1");
        await PassAsync(TimeSpan.FromMinutes(1));

        var taken = await _bot.TakenAsync(Message("1", "begin", "begin"));

        Assert.Equal("Team 1", taken.Charter!.Name);
        Assert.Equal(1, taken.Charter.CurrentQuestion!.Number);
    }

    private static async Task<string> PartitionsAsync(FaultyStore store)
    {
        var partitions = new List<string>();
        await foreach (var row in store.ScanAsync(Token))
            partitions.Add(row.Key.Partition);
        return string.Join(' ', partitions);
    }

    private static ThreadKey ThreadOf(string name) => ThreadKey.Of("msteams", "tenant", "19:channel", name);

    private static Arrival Message(string thread, string delivery, string text) =>
        Arriving.Message(delivery, "Amina", text) with { Thread = ThreadOf(thread) };

    /// <summary>A thread with one turn behind it, and, as the show loop leaves it, nothing left to show.</summary>
    private async Task<Conversation> WorkedOnAsync(string name, bool isShown = true)
    {
        await _bot.TakenAsync(Message(name, "start", $"start Team {name}"));
        var conversation = _bot.Get(ThreadOf(name));
        Assert.True(_shows.Settle(conversation, _shows.Wishes(conversation)));
        if (isShown)
        {
            foreach (var due in conversation.State!.Head!.Due)
                conversation.State.Shown(due.Card, new("message", due.Turn, _time.GetUtcNow()));
            foreach (var reply in conversation.State.Replies.All)
                conversation.State.Replies.Posted(reply);
        }

        return conversation;
    }

    private Task PassAsync(TimeSpan time)
    {
        _time.Advance(time);
        return _bot.RetireAsync(Token);
    }
}
