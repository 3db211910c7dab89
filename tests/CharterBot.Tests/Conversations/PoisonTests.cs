using CharterBot.Channels;
using CharterBot.Charters.Replies;
using CharterBot.Conversations;
using CharterBot.Storage;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>A delivery over which the bot stumbles, alone and among others.</summary>
public sealed class PoisonTests
{
    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_taken_as_said_and_its_author_is_told_and_can_keep_the_words()
    {
        var bot = await BegunAsync();

        var taken = await bot.TakenAsync(Arriving.Poison("poison", "Ben", "Nobody checks our maps."));

        Assert.Equal(new Reply.NotStored("Nobody checks our maps."), Assert.Single(taken.Replies));
        var due = (await LoadAsync()).Replies.All.Single(reply => reply.To.Name == "Ben");
        var phrase = Phrases.Of(due.Reply, taken.Charter, due.To);
        Assert.Contains(phrase.Buttons, button => button.Title == "Keep as my answer");
    }

    [Fact]
    public async Task Its_copies_are_answered_alike_by_whatever_instance_and_do_nothing_more()
    {
        var bot = await BegunAsync();
        var first = await bot.TakenAsync(Arriving.Poison("poison", "Ben", "Nobody checks."));

        var again = await bot.TakenAsync(Arriving.Poison("poison", "Ben", "Nobody checks."));
        var elsewhere = await Arriving.Instance(_store).TakenAsync(Arriving.Poison("poison", "Ben", "Nobody checks."));

        Assert.Equal(first.Replies, again.Replies);
        Assert.Equal(first.Replies, elsewhere.Replies);
        Assert.Single((await LoadAsync()).Replies.All);
    }

    [Fact]
    public async Task Its_neighbours_in_the_batch_are_taken_as_if_it_were_not_there()
    {
        var bot = await BegunAsync();
        var gate = new TaskCompletionSource();
        var batches = new List<int>();
        _store.Delay = changes =>
        {
            batches.AddRange(changes.OfType<RowChange.Replace>()
                .Where(row => row.Row == ThreadRows.HeadRow(Arriving.Thread))
                .Select(row => ThreadHeads.Read(row.Value).Turn));
            return batches.Count == 1 ? gate.Task : Task.CompletedTask;
        };

        Arrival[] deliveries =
        [
            Arriving.Message("first", "Amina", "1: first."),
            Arriving.Message("before", "Ben", "1: before."),
            Arriving.Poison("poison", "Chiara", "1: poison."),
            Arriving.Message("after", "Dora", "1: after."),
        ];
        var taken = deliveries.Select(bot.TakenAsync).ToList();
        gate.SetResult();
        await Task.WhenAll(taken);

        Assert.Equal([3, 6], batches);
        Assert.Equal(
            ["first.", "before.", "after."], (await LoadAsync()).Charter![1].Pieces.Select(piece => piece.Text));
    }

    private async Task<OpenConversations> BegunAsync()
    {
        var bot = Arriving.Instance(_store);
        await bot.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await bot.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        return bot;
    }

    private Task<ThreadState> LoadAsync() => ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
}
