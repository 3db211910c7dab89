using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    [Fact]
    public async Task A_scan_brings_the_rows_of_all_partitions_in_ordinal_order()
    {
        string[] partitions = [_partition + "|b", _partition + "|B", _partition + "|a~007C", _partition + "|a"];
        foreach (var partition in partitions)
        {
            Assert.IsType<CommitOutcome.Committed>(
                await Store.CommitAsync(partition, [Insert("r|2", ""), Insert("r|10", ""), Insert("R", "")], Token));
        }

        var keys = (await ScanAsync()).Select(row => row.Key).ToList();

        Assert.Equal(
            from partition in partitions.Order(StringComparer.Ordinal)
            from row in new[] { "R", "r|10", "r|2" }
            select new RowKey(partition, row),
            keys);
    }

    [Fact]
    public async Task A_scan_brings_values_and_etags()
    {
        var etags = await Committed(Insert("a", "1"), Insert("b", "2"));

        var rows = await ScanAsync();

        Assert.Equal(etags, rows.Select(row => row.ETag));
        Assert.Equal("12", string.Concat(rows.Select(row => System.Text.Encoding.UTF8.GetString(row.Value.Span))));
    }

    [Fact]
    public async Task A_scan_of_more_than_a_page_is_complete()
    {
        for (var batch = 0; batch < 24; batch++)
        {
            var rows = Enumerable.Range(batch * 100, 100).Select(i => Insert(Number(i), "x")).ToList();
            Assert.IsType<CommitOutcome.Committed>(
                await Store.CommitAsync($"{_partition}|{batch / 5}", rows, Token));
        }

        Assert.Equal(Enumerable.Range(0, 2400).Select(Number), (await ScanAsync()).Select(row => row.Key.Row));
    }

    [Fact]
    public async Task A_scan_brings_long_values_whole()
    {
        for (var i = 0; i < 6; i++)
            await Committed(new RowChange.Insert(Number(i), Enumerable.Repeat((byte)i, BatchLimits.MostValueBytes).ToArray()));

        var rows = await ScanAsync();

        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal(BatchLimits.MostValueBytes, row.Value.Length));
        Assert.Equal([0, 1, 2, 3, 4, 5], rows.Select(row => row.Value.Span[^1]));
    }

    [Fact]
    public async Task A_scan_knows_nothing_of_what_is_gone()
    {
        await Committed(Insert("a", ""), Insert("b", ""));
        await Committed(Delete("a", null));

        Assert.Equal("b", Assert.Single(await ScanAsync()).Key.Row);
    }

    [Fact]
    public async Task A_scan_that_is_broken_off_can_begin_again()
    {
        await Committed(Insert("a", ""), Insert("b", ""));
        await foreach (var row in Store.ScanAsync(Token))
        {
            Assert.NotEmpty(row.Key.Row);
            break;
        }

        Assert.Equal(2, (await ScanAsync()).Count);
    }

    /// <summary>Of the partitions of this test: others may share the store.</summary>
    private async Task<List<ScannedRow>> ScanAsync()
    {
        var rows = new List<ScannedRow>();
        await foreach (var row in Store.ScanAsync(Token))
        {
            if (row.Key.Partition.StartsWith(_partition, StringComparison.Ordinal))
                rows.Add(row);
        }

        return rows;
    }
}
