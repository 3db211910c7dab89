using System.Globalization;
using System.Text;
using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    [Fact]
    public async Task Twenty_people_who_count_at_once_lose_no_count()
    {
        await Committed(Insert("count", "0"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CountTo(10)));

        Assert.Equal("200", await Text("count"));
    }

    [Fact]
    public async Task Of_twenty_who_insert_the_same_row_exactly_one_succeeds()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => Commit(
            Insert("same", Number(i)), Insert(Number(i), "mine")))));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(19, outcomes.Count(outcome => outcome is CommitOutcome.Duplicate(0)));
        Assert.Equal($"{await Text("same")} same", await Rows("", "~"));
    }

    [Fact]
    public async Task Of_twenty_who_replace_the_same_version_exactly_one_succeeds()
    {
        var etag = (await Committed(Insert("a", "start")))[0];

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => Commit(Replace("a", etag, Number(i))))));

        Assert.Single(outcomes.OfType<CommitOutcome.Committed>());
        Assert.Equal(19, outcomes.Count(outcome => outcome is CommitOutcome.Conflict(0)));
    }

    [Fact]
    public async Task Neighbours_of_a_refused_commit_are_not_hurt()
    {
        await Committed(Insert("taken", ""));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => i % 3 == 0
            ? Commit(Insert(Number(i), ""), Insert("taken", ""))
            : Commit(Insert(Number(i), "")))));

        Assert.Equal(40, outcomes.OfType<CommitOutcome.Committed>().Count());
        Assert.Equal(20, outcomes.Count(outcome => outcome is CommitOutcome.Duplicate(1)));
        Assert.Equal(41, (await Store.ReadRangeAsync(_partition, "", "~", Token)).Count);
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_batch()
    {
        await Committed(Insert("left", "0000"), Insert("right", "0000"));
        var writing = Task.Run(async () =>
        {
            for (var i = 1; i <= 100; i++)
                await Committed(Upsert("left", Number(i)), Upsert("right", Number(i)));
        }, Token);

        while (!writing.IsCompleted)
        {
            var rows = await Store.ReadRangeAsync(_partition, "left", "s", Token);
            Assert.Equal(rows[0].Value.ToArray(), rows[1].Value.ToArray());
        }

        await writing;
    }

    [Fact]
    public async Task A_commit_is_seen_by_whoever_reads_after_its_answer()
    {
        for (var i = 0; i < 100; i++)
        {
            await Committed(Upsert("a", Number(i)));
            Assert.Equal(Number(i), await Text("a"));
        }
    }

    [Fact]
    public async Task Nothing_is_done_for_a_caller_who_left_before()
    {
        var gone = new CancellationToken(canceled: true);

        await Cancelled(() => Store.CommitAsync(_partition, [Insert("a", "")], gone));
        await Cancelled(() => Store.ReadAsync(new RowKey(_partition, "a"), gone));
        await Cancelled(() => Store.ReadRangeAsync(_partition, "a", "b", gone));
        Assert.Equal("", await Everything());
    }

    [Fact]
    public async Task A_caller_who_leaves_during_a_commit_leaves_all_of_it_or_nothing()
    {
        for (var i = 0; i < 20; i++)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var commit = Store.CommitAsync(_partition, [Insert($"l{i}", ""), Insert($"r{i}", "")], leaving.Token);
            await leaving.CancelAsync();
            var isAnswered = await Task.WhenAny(commit) == commit && commit.IsCompletedSuccessfully;

            // The next commit stands behind it in every store, so by then its fate is decided.
            await Committed(Insert($"z{i}", ""));
            Assert.Equal(await Read($"l{i}") is null, await Read($"r{i}") is null);
            Assert.True(!isAnswered || await Read($"l{i}") is not null);
        }
    }

    private static Task<OperationCanceledException> Cancelled(Func<Task> call) =>
        Assert.ThrowsAnyAsync<OperationCanceledException>(call);

    private async Task CountTo(int steps)
    {
        while (steps > 0)
        {
            var row = (await Read("count"))!;
            var next = int.Parse(Encoding.UTF8.GetString(row.Value.Span), CultureInfo.InvariantCulture) + 1;
            var outcome = await Commit(Replace("count", row.ETag, next.ToString(CultureInfo.InvariantCulture)));
            if (outcome is CommitOutcome.Committed)
                steps--;
        }
    }
}
