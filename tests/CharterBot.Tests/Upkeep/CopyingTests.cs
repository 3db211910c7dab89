using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using CharterBot.Tests.Storage;
using CharterBot.Upkeep.Copying;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Upkeep;

public sealed class CopyingTests
{
    private readonly InMemoryCharterStore _from = new();
    private readonly FaultyStore _to = new();
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _told = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Interruptions { get; } = new(
        from fault in Enum.GetNames<StoreFault>()
        from commit in Enumerable.Range(1, 8)
        select (fault, commit));

    [Fact]
    public async Task Every_row_arrives_as_it_is_and_is_counted()
    {
        await WriteAsync("a", 250);
        await WriteAsync("b", 3);

        var count = await CopyAsync();

        Assert.True(count.IsComplete);
        Assert.Equal((253, 253, 2), (count.From, count.To, count.Partitions));
        Assert.Equal(await RowsAsync(_from), await RowsAsync(_to));
    }

    [Fact]
    public async Task An_empty_store_is_copied_too()
    {
        Assert.Equal((0, true), (await CopyAsync()) is var count ? (count.To, count.IsComplete) : default);
        Assert.Empty(await RowsAsync(_to));
    }

    [Fact]
    public async Task A_second_copy_writes_nothing()
    {
        await WriteAsync("a", 5);
        await CopyAsync();
        _to.Faults = _ => throw new InvalidOperationException("nothing is to be written");

        Assert.True((await CopyAsync()).IsComplete);
        Assert.Contains("Everything is there already: nothing was written.", _told);
    }

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task A_copy_that_is_broken_off_at_any_commit_goes_on(string fault, int commit)
    {
        await WriteAsync("a", 250);
        await WriteAsync("b", 3);
        await WriteAsync("c", 3);
        await MarkAsync(_from, "dead", "1");
        var commits = 0;
        _to.Faults = _ => Interlocked.Increment(ref commits) >= commit ? Enum.Parse<StoreFault>(fault) : null;
        await Assert.ThrowsAnyAsync<Exception>(() => CopyAsync(patience: 10));
        _to.Faults = _ => null;

        Assert.True((await CopyAsync()).IsComplete);
        Assert.Null(await _to.ReadAsync(CopyMark.Row, Token));
    }

    [Fact]
    public async Task What_changed_in_the_source_after_a_copy_was_broken_off_is_changed_in_the_copy()
    {
        await WriteAsync("a", 5);
        await BreakOffAsync();
        await _from.CommitAsync(
            "a", [new RowChange.Upsert("r0001", new byte[] { 9 }), new RowChange.Delete("r0002", null)], Token);

        Assert.True((await CopyAsync()).IsComplete);
        Assert.Equal(await RowsAsync(_from), await RowsAsync(_to));
    }

    [Theory]
    [InlineData("r0001", "1 rows differ from the source's, 0 are not in the source")]
    [InlineData("theirs", "0 rows differ from the source's, 1 are not in the source")]
    public async Task A_target_with_charters_of_its_own_is_refused_and_stays_as_it_is(string row, string why)
    {
        await WriteAsync("a", 5);
        await _to.CommitAsync("a", [new RowChange.Upsert(row, new byte[] { 9 })], Token);
        var before = await RowsAsync(_to);

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyAsync());

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await RowsAsync(_to));
    }

    [Fact]
    public async Task A_part_of_a_copy_of_another_store_is_refused()
    {
        await WriteAsync("a", 5);
        await BreakOffAsync();

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(
            () => new StoreCopy(_from, "another", _to, _time, _told.Add).RunAsync(Token));

        Assert.Contains("a part of a copy of the source.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_copy_is_no_source()
    {
        await WriteAsync("a", 5);
        await BreakOffAsync();

        await Assert.ThrowsAsync<CopyRefusedException>(
            () => new StoreCopy(_to, "half", new InMemoryCharterStore(), _time, _told.Add).RunAsync(Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_refused_while_a_bot_runs(bool isOnSource)
    {
        await WriteAsync("a", 5);
        using var bot = new Instances(isOnSource ? _from : _to, _time, NullLogger<Instances>.Instance);
        await bot.BeatAsync(Token);

        var copying = CopyAsync(passing: false);
        await bot.BeatAsync(Token);
        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => PassAsync(copying));

        Assert.Contains(isOnSource ? "on the source" : "on the target", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("r0001", await RowsAsync(_to), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_that_are_gone_hold_up_nothing_and_are_not_copied()
    {
        await WriteAsync("a", 5);
        using var dead = new Instances(_from, _time, NullLogger<Instances>.Instance);
        await dead.BeatAsync(Token);

        Assert.True((await CopyAsync()).IsComplete);
        Assert.DoesNotContain("instances", await RowsAsync(_to), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_was_started_meanwhile_leaves_the_copy_open()
    {
        await WriteAsync("a", 250);
        using var bot = new Instances(_from, _time, NullLogger<Instances>.Instance);
        _to.Delay = _ => bot.BeatAsync(Token);

        var refused = await Assert.ThrowsAsync<CopyRefusedException>(() => CopyAsync());

        Assert.Contains("started meanwhile", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(await _to.ReadAsync(CopyMark.Row, Token));
    }

    [Fact]
    public async Task Threads_at_work_in_any_instance_come_together_under_one_that_has_left()
    {
        await MarkAsync(_from, "first", "1");
        await MarkAsync(_from, "second", "1");
        await MarkAsync(_from, "second", "2");
        await WriteAsync("a", 1);
        await WriteAsync("z", 1);

        Assert.True((await CopyAsync()).IsComplete);

        var marks = await BusyRows.OfInstanceAsync(_to, Instances.Only, Token);
        Assert.Equal(["1", "2"], marks.Select(thread => thread.Thread));
        using var next = new Instances(_to, _time, NullLogger<Instances>.Instance);
        Assert.Equal(Instances.Only, Assert.Single(await next.BeatAsync(Token)).Name);
    }

    private async Task BreakOffAsync()
    {
        var commits = 0;
        _to.Faults = _ => ++commits > 2 ? StoreFault.Away : null;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CopyAsync());
        _to.Faults = _ => null;
    }

    private Task<CopyCount> CopyAsync(bool passing = true, int patience = 60)
    {
        var copying = new StoreCopy(_from, "the source", _to, _time, _told.Add).RunAsync(Token);
        return passing ? PassAsync(copying, patience) : copying;
    }

    private async Task<CopyCount> PassAsync(Task<CopyCount> copying, int patience = 60)
    {
        for (var seconds = 0; !copying.IsCompleted && seconds < patience; seconds++)
            await _time.PassAsync(TimeSpan.FromSeconds(1));
        return await copying.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private Task<CommitOutcome[]> WriteAsync(string partition, int rows) => Task.WhenAll(Enumerable.Range(0, rows)
        .Select(i => _from.CommitAsync(partition, [new RowChange.Insert($"r{i:D4}", new byte[] { (byte)i, 1 })], Token)));

    private static Task<CommitOutcome> MarkAsync(InMemoryCharterStore store, string instance, string thread)
    {
        var key = ThreadKey.Of("msteams", "tenant", "19:channel", thread);
        var mark = BusyRows.BusyRow(instance, key);
        return store.CommitAsync(mark.Partition, [BusyRows.Mark(mark, key)], Token);
    }

    private static async Task<string> RowsAsync(ICharterStore store)
    {
        var rows = new List<string>();
        await foreach (var row in store.ScanAsync(Token))
            rows.Add($"{row.Key.Partition} {row.Key.Row} {Convert.ToHexString(row.Value.Span)}");
        return string.Join('\n', rows);
    }
}
