using System.Text;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Conversations;

/// <summary>Instances that do not know of each other write into one thread.</summary>
public sealed class SeveralInstancesTests
{
    private readonly InMemoryCharterStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_that_collides_with_one_of_another_instance_says_nothing_of_its_delivery()
    {
        var (first, second) = (Arriving.Instance(_store), Arriving.Instance(_store));
        await first.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await second.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        // The first does not know of turn 2: both number their next turn alike, and so their replies' rows.
        await second.TakenAsync(Arriving.Message("status of Ben", "Ben", "status"));
        await first.TakenAsync(Arriving.Message("status of Chiara", "Chiara", "status"));

        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.NotNull(state.Deliveries.RowOf("status of Chiara"));
        Assert.Equal(["Ben", "Chiara"], state.Replies.All.Select(due => due.To.Name));
        Assert.Equal(4, state.Head!.Turn);
    }

    [Fact]
    public async Task A_batch_whose_first_reply_collides_is_decided_anew_as_a_whole()
    {
        var gate = new TaskCompletionSource();
        var slow = new FaultyStore();
        var (first, second) = (Arriving.Instance(slow), Arriving.Instance(slow));
        await first.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await second.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await first.TakenAsync(Arriving.Message("1", "Amina", "1: Maps disagree."));
        slow.Delay = changes => IsTurnOf("held", changes) ? gate.Task : Task.CompletedTask;

        // All of the second instance wait behind one commit and are then taken together, with an old head in memory.
        var held = second.TakenAsync(Arriving.Message("held", "Amina", "status"));
        string[] deliveries = ["a", "b", "c"];
        var together = deliveries
            .Select(delivery => second.TakenAsync(Arriving.Message(delivery, delivery, "status")))
            .ToList();
        await first.TakenAsync(Arriving.Message("other", "Ben", "status"));
        gate.SetResult();
        await Task.WhenAll([held, .. together]);

        var state = await ThreadRows.LoadAsync(slow, Arriving.Thread, Token);
        Assert.All(deliveries.Append("held").Append("other"), delivery => Assert.NotNull(state.Deliveries.RowOf(delivery)));
        Assert.Equal(
            ["Amina", "Ben", "a", "b", "c"],
            state.Replies.All.Select(due => due.To.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_delivery_that_another_instance_took_is_answered_as_it_was_there()
    {
        var (first, second) = (Arriving.Instance(_store), Arriving.Instance(_store));
        await first.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await second.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        var there = await first.TakenAsync(Arriving.Message("status", "Ben", "status"));

        var here = await second.TakenAsync(Arriving.Message("status", "Ben", "status"));

        Assert.Equal(there.Replies, here.Replies);
        Assert.Single((await ThreadRows.LoadAsync(_store, Arriving.Thread, Token)).Replies.All);
    }

    private static bool IsTurnOf(string delivery, IReadOnlyList<RowChange> changes) => changes.Any(
        change => change is RowChange.Replace replace &&
            Encoding.UTF8.GetString(replace.Value.Span).Contains(ThreadRows.HashOf(delivery), StringComparison.Ordinal));
}
