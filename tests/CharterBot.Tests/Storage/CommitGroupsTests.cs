using CharterBot.Storage;
using CharterBot.Storage.AzureTables;

namespace CharterBot.Tests.Storage;

/// <summary>Commits that meet in a partition, over a store that answers when it is told to.</summary>
public sealed class CommitGroupsTests
{
    private readonly InMemoryCharterStore _store = new();
    private readonly List<int> _sizes = [];
    private readonly CommitGroups _groups;
    private TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<CommitOutcome>? _instead;

    public CommitGroupsTests() => _groups = new(SubmitAsync);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_arrives_while_one_is_under_way_goes_together_and_everybody_has_the_tags_of_their_own_rows()
    {
        var first = CommitAsync("p", Insert("a"));
        var second = CommitAsync("p", Insert("b"), Insert("c"));
        var third = CommitAsync("p", Insert("d"));
        _gate.SetResult();

        Assert.IsType<CommitOutcome.Committed>(await first);
        Assert.Equal([1, 3], await SizesAsync(2));
        Assert.Equal(await TagsAsync("b", "c"), Assert.IsType<CommitOutcome.Committed>(await second).ETags);
        Assert.Equal(await TagsAsync("d"), Assert.IsType<CommitOutcome.Committed>(await third).ETags);
    }

    [Fact]
    public async Task Who_is_refused_is_told_which_of_their_own_changes_and_keeps_nobody_back()
    {
        await _store.CommitAsync("p", [Insert("taken")], Token);
        var first = CommitAsync("p", Insert("a"));
        var before = CommitAsync("p", Insert("b"));
        var refused = CommitAsync("p", Insert("c"), Insert("taken"));
        var moved = CommitAsync("p", new RowChange.Replace("a", "of another time", default));
        var after = CommitAsync("p", Insert("d"));
        _gate.SetResult();

        await first;
        Assert.Equal(1, Assert.IsType<CommitOutcome.Duplicate>(await refused).Index);
        Assert.Equal(0, Assert.IsType<CommitOutcome.Conflict>(await moved).Index);
        Assert.IsType<CommitOutcome.Committed>(await before);
        Assert.IsType<CommitOutcome.Committed>(await after);
        Assert.Null(await _store.ReadAsync(new("p", "c"), Token));
    }

    [Fact]
    public async Task An_unclear_answer_is_unclear_for_all_and_a_store_that_is_away_is_away_for_all()
    {
        var first = CommitAsync("p", Insert("a"));
        var second = CommitAsync("p", Insert("b"));
        var third = CommitAsync("p", Insert("c"));
        _instead = () => new CommitOutcome.Unknown("500");
        _gate.SetResult();

        foreach (var unclear in new[] { first, second, third })
            Assert.IsType<CommitOutcome.Unknown>(await unclear);

        _instead = () => throw new StoreUnavailableException("away", null);
        _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var (fourth, fifth) = (CommitAsync("p", Insert("d")), CommitAsync("p", Insert("e")));
        _gate.SetResult();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => fourth);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => fifth);
    }

    [Fact]
    public async Task Two_changes_of_one_row_and_more_than_a_transaction_holds_go_one_after_the_other()
    {
        var first = CommitAsync("p", Insert("a"));
        var upserts = Enumerable.Range(0, 2)
            .Select(one => CommitAsync("p", Insert($"own{one}"), new RowChange.Upsert("b", default)))
            .ToList();
        var many = Enumerable.Range(0, 3)
            .Select(part => CommitAsync("p", [.. Enumerable.Range(0, 60).Select(row => Insert($"c{part}-{row}"))]))
            .ToList();
        _gate.SetResult();

        await first;
        Assert.All(await Task.WhenAll(upserts.Concat(many)), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.Equal([1, 2, 62, 60, 60], await SizesAsync(5));
    }

    [Fact]
    public async Task One_that_takes_its_time_keeps_back_nobody_for_long_and_no_other_partition_at_all()
    {
        var slow = CommitAsync("p", Insert("a"));
        var (waiting, elsewhere) = (CommitAsync("p", Insert("b")), CommitAsync("q", Insert("a")));
        Assert.Equal([1, 1], await SizesAsync(2));
        Assert.Equal([1, 1, 1], await SizesAsync(3));

        _gate.SetResult();
        Assert.All(
            await Task.WhenAll(slow, waiting, elsewhere), outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
    }

    private static RowChange.Insert Insert(string row) => new(row, default);

    private Task<CommitOutcome> CommitAsync(string partition, params RowChange[] changes) =>
        _groups.CommitAsync(partition, changes, BatchLimits.Check(partition, changes));

    private async Task<CommitOutcome> SubmitAsync(string partition, IReadOnlyList<RowChange> changes)
    {
        lock (_sizes)
            _sizes.Add(changes.Count);
        await _gate.Task;
        return _instead is { } instead ? instead() : await _store.CommitAsync(partition, changes, Token);
    }

    /// <summary>How large the transactions are, once there are so many.</summary>
    private async Task<IReadOnlyList<int>> SizesAsync(int transactions)
    {
        while (true)
        {
            lock (_sizes)
            {
                if (_sizes.Count >= transactions)
                    return [.. _sizes];
            }

            await Task.Delay(5, Token);
        }
    }

    private async Task<IReadOnlyList<string>> TagsAsync(params string[] rows) =>
        [.. (await Task.WhenAll(rows.Select(row => _store.ReadAsync(new("p", row), Token)))).Select(row => row!.ETag)];
}
