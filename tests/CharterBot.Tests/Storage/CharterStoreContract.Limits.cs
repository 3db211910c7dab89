using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    public static TheoryData<string> BadKeys =>
    [
        "", "a/b", "a\\b", "a#b", "a?b", "a%b", "a b", "a\nb", "a\0b", "é", "\u007f",
        new string('k', BatchLimits.LongestKey + 1),
    ];

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task A_key_that_some_store_would_refuse_is_refused(string key)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Commit(Upsert(key, "")));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.CommitAsync(key, [Upsert("a", "")], Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Read(key));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.ReadAsync(new RowKey(key, "a"), Token));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Rows("a", key));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.ReadRangeAsync(key, "a", "b", Token));
    }

    [Fact]
    public async Task An_empty_batch_is_refused() =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Commit());

    [Fact]
    public async Task A_batch_of_one_hundred_and_one_changes_is_refused()
    {
        await Refused([.. Enumerable.Range(0, 101).Select(i => Insert(Number(i), "x"))]);
    }

    [Fact]
    public async Task A_row_twice_in_a_batch_is_refused()
    {
        await Refused(Upsert("a", "1"), Upsert("b", "1"), Upsert("a", "2"));
        await Refused(Upsert("a", "1"), Delete("a", null));
    }

    [Fact]
    public async Task A_value_above_its_limit_is_refused()
    {
        var value = new byte[BatchLimits.MostValueBytes + 1];

        await Refused(new RowChange.Insert("a", value));
        await Refused(new RowChange.Upsert("a", value));
        await Refused(new RowChange.Replace("a", "1", value));
    }

    [Fact]
    public async Task A_batch_above_four_mebibytes_as_base64_is_refused()
    {
        var value = new byte[800 * 1024];

        // 3.1 MiB of bytes are 4.2 MiB on the wire.
        await Refused([.. Enumerable.Range(0, 4).Select(i => new RowChange.Insert(Number(i), value))]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    public async Task An_etag_that_would_match_anything_is_refused(string etag)
    {
        await Refused(Replace("a", etag, "x"));
        await Refused(Delete("a", etag));
    }

    private async Task Refused(params IReadOnlyList<RowChange> changes)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Commit(changes));
        Assert.Equal("", await Everything());
    }
}
