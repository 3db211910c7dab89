using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    [Fact]
    public async Task A_range_is_in_ordinal_order_of_its_keys()
    {
        await Committed(
            Insert("b", ""), Insert("B", ""), Insert("a|2", ""), Insert("a|10", ""), Insert("a", ""),
            Insert("~00E9", ""), Insert("_", ""));

        Assert.Equal("B _ a a|10 a|2 b ~00E9", await Rows("", "~~"));
    }

    [Fact]
    public async Task A_range_begins_with_its_first_key_and_ends_before_its_last()
    {
        await Committed(Insert("a", ""), Insert("b", ""), Insert("c", ""), Insert("d", ""));

        Assert.Equal("b c", await Rows("b", "d"));
        Assert.Equal("b", await Rows("aa", "bb"));
        Assert.Equal("", await Rows("b", "b"));
        Assert.Equal("", await Rows("d", "b"));
        Assert.Equal("", await Rows("e", "~"));
    }

    [Fact]
    public async Task The_range_of_a_beginning_holds_exactly_the_keys_that_begin_so()
    {
        var theirs = Keys.Join("o", "\uffff");
        await Committed(
            Insert("n|1", ""), Insert("o", ""), Insert("o|1", ""), Insert(theirs, ""),
            Insert("oo|1", ""), Insert("p|1", ""));

        Assert.Equal($"o|1 {theirs}", await Rows("o|", Keys.After("o|")));
    }

    [Fact]
    public async Task A_range_brings_values_and_etags()
    {
        var etags = await Committed(Insert("a", "1"), Insert("b", "2"));
        var rows = await Store.ReadRangeAsync(_partition, "a", "c", Token);

        Assert.Equal(etags, rows.Select(row => row.ETag));
        Assert.Equal([(byte)'2'], rows[1].Value.ToArray());
    }

    [Fact]
    public async Task A_long_range_is_complete()
    {
        for (var batch = 0; batch < 12; batch++)
        {
            var first = batch * 100;
            await Committed([.. Enumerable.Range(first, 100).Select(i => Insert(Number(i), "x"))]);
        }

        var rows = await Store.ReadRangeAsync(_partition, "0050", "1150", Token);

        Assert.Equal(Enumerable.Range(50, 1100).Select(Number), rows.Select(row => row.Row));
    }

    [Fact]
    public async Task A_partition_sees_only_its_own_rows()
    {
        var other = _partition + "x";
        await Committed(Insert("a", "mine"));
        Assert.IsType<CommitOutcome.Committed>(
            await Store.CommitAsync(other, [Insert("a", "theirs"), Insert("b", "theirs")], Token));

        Assert.Equal("mine", await Text("a"));
        Assert.Equal("a", await Rows("", "~"));
        Assert.Null(await Read("b"));
        Assert.Equal(2, (await Store.ReadRangeAsync(other, "", "~", Token)).Count);
    }

    [Fact]
    public async Task Many_partitions_hold_the_same_row_each_for_itself()
    {
        for (var i = 0; i < 200; i++)
        {
            Assert.IsType<CommitOutcome.Committed>(
                await Store.CommitAsync($"{_partition}{i}", [Insert("head", Number(i))], Token));
        }

        for (var i = 0; i < 200; i++)
        {
            var row = await Store.ReadAsync(new RowKey($"{_partition}{i}", "head"), Token);
            Assert.Equal(Number(i), System.Text.Encoding.UTF8.GetString(row!.Value.Span));
        }
    }
}
