using System.Globalization;
using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    [Fact]
    public async Task A_batch_of_every_kind_is_applied_as_one()
    {
        var etags = await Committed(Insert("replaced", "1"), Insert("deleted", "1"), Insert("upserted", "1"));

        var next = await Committed(
            Replace("replaced", etags[0], "2"),
            Insert("inserted", "2"),
            Delete("deleted", etags[1]),
            Upsert("upserted", "2"));

        Assert.Equal("inserted replaced upserted", await Rows("", "~"));
        Assert.Equal("", next[2]);
        Assert.Equal(next[0], (await Read("replaced"))!.ETag);
        Assert.Equal(next[1], (await Read("inserted"))!.ETag);
        Assert.Equal(next[3], (await Read("upserted"))!.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_stale_change_at_any_place_undoes_all_and_is_named(int place)
    {
        var stale = (await Committed(Insert("moved", "1"), Insert("gone", "1")))[0];
        await Committed(Upsert("moved", "2"));
        var before = await Everything();
        List<RowChange> batch = [Insert("w", "x"), Upsert("x", "x"), Delete("gone", null), Upsert("y", "x")];
        batch.Insert(place, Replace("moved", stale, "3"));

        Assert.Equal(new CommitOutcome.Conflict(place), await Commit(batch));
        Assert.Equal(before, await Everything());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_duplicate_at_any_place_undoes_all_and_is_named(int place)
    {
        await Committed(Insert("known", "1"), Insert("gone", "1"));
        var before = await Everything();
        List<RowChange> batch = [Insert("w", "x"), Upsert("x", "x"), Delete("gone", null), Insert("y", "x")];
        batch.Insert(place, Insert("known", "2"));

        Assert.Equal(new CommitOutcome.Duplicate(place), await Commit(batch));
        Assert.Equal(before, await Everything());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_missing_row_at_any_place_undoes_all_and_is_named(int place)
    {
        List<RowChange> batch = [Insert("w", "x"), Upsert("x", "x")];
        batch.Insert(place, Delete("nobody", null));

        Assert.Equal(new CommitOutcome.Conflict(place), await Commit(batch));
        Assert.Equal("", await Everything());
    }

    [Fact]
    public async Task Of_several_duplicates_the_first_is_named()
    {
        await Committed(Insert("a", "1"), Insert("b", "1"));

        Assert.Equal(
            new CommitOutcome.Duplicate(1), await Commit(Insert("new", "2"), Insert("b", "2"), Insert("a", "2")));
    }

    [Fact]
    public async Task Of_several_conflicts_the_first_is_named()
    {
        await Committed(Insert("a", "1"));

        Assert.Equal(
            new CommitOutcome.Conflict(1),
            await Commit(Upsert("a", "2"), Delete("nobody", null), Replace("neither", "1", "2")));
    }

    [Fact]
    public async Task A_duplicate_is_named_before_a_conflict_that_stands_before_it()
    {
        await Committed(Insert("known", "1"));

        Assert.Equal(
            new CommitOutcome.Duplicate(2),
            await Commit(Delete("nobody", null), Upsert("x", "2"), Insert("known", "2")));
        Assert.Equal("known", await Rows("", "~"));
    }

    [Fact]
    public async Task The_refused_batch_can_be_mended_and_sent_again()
    {
        await Committed(Insert("known", "1"));
        Assert.Equal(new CommitOutcome.Duplicate(0), await Commit(Insert("known", "2"), Insert("new", "2")));

        await Committed(Insert("new", "2"));

        Assert.Equal("known new", await Rows("", "~"));
    }

    [Fact]
    public async Task A_batch_of_one_hundred_changes_is_taken()
    {
        var etags = await Committed([.. Enumerable.Range(0, 100).Select(i => Insert(Number(i), "x"))]);

        Assert.Equal(100, etags.Count(etag => etag.Length > 0));
        Assert.Equal(100, (await Store.ReadRangeAsync(_partition, "", "~", Token)).Count);
    }

    [Fact]
    public async Task A_batch_of_nearly_four_mebibytes_is_taken()
    {
        var value = new byte[BatchLimits.MostValueBytes];

        await Committed([.. Enumerable.Range(0, 3).Select(i => new RowChange.Insert(Number(i), value))]);

        Assert.Equal("0000 0001 0002", await Rows("", "~"));
    }

    private static string Number(int number) => number.ToString("D4", CultureInfo.InvariantCulture);
}
