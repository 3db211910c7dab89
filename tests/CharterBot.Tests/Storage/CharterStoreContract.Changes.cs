using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    [Fact]
    public async Task A_row_that_was_never_written_is_not_there()
    {
        Assert.Null(await Read("nobody"));
        Assert.Equal("", await Rows("", "~"));
    }

    [Fact]
    public async Task A_row_is_read_with_its_key_and_the_etag_of_its_write()
    {
        var etags = await Committed(Insert("a", "text"));

        Assert.Equal(("a", etags[0]), ((await Read("a"))!.Row, (await Read("a"))!.ETag));
    }

    [Fact]
    public async Task Inserting_twice_is_a_duplicate_and_keeps_the_first()
    {
        await Committed(Insert("a", "first"));

        Assert.Equal(new CommitOutcome.Duplicate(0), await Commit(Insert("a", "second")));
        Assert.Equal("first", await Text("a"));
    }

    [Fact]
    public async Task Replacing_what_was_read_writes()
    {
        var etags = await Committed(Insert("a", "first"));
        var next = await Committed(Replace("a", etags[0], "second"));

        Assert.Equal("second", await Text("a"));
        Assert.NotEqual(etags[0], next[0]);
    }

    [Fact]
    public async Task Replacing_what_has_moved_is_a_conflict_and_keeps_the_newer()
    {
        var etags = await Committed(Insert("a", "first"));
        await Committed(Replace("a", etags[0], "second"));

        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", etags[0], "third")));
        Assert.Equal("second", await Text("a"));
    }

    [Fact]
    public async Task Replacing_what_is_not_there_is_a_conflict() =>
        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", await SomeETag(), "text")));

    [Theory]
    [InlineData("never given")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"")]
    public async Task An_etag_that_the_store_never_gave_is_a_conflict(string etag)
    {
        await Committed(Insert("a", "first"));

        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", etag, "second")));
        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Delete("a", etag)));
        Assert.Equal("first", await Text("a"));
    }

    [Fact]
    public async Task An_etag_of_another_row_is_a_conflict()
    {
        await Committed(Insert("a", "a"));
        var other = await Committed(Insert("b", "b"));

        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", other[0], "wrong")));
    }

    [Fact]
    public async Task Upserting_writes_whatever_was_there()
    {
        await Committed(Upsert("a", "first"));
        Assert.Equal("first", await Text("a"));

        await Committed(Upsert("a", "second"));
        Assert.Equal("second", await Text("a"));
    }

    [Fact]
    public async Task An_upsert_moves_the_etag()
    {
        var etags = await Committed(Insert("a", "first"));
        await Committed(Upsert("a", "first"));

        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", etags[0], "second")));
    }

    [Fact]
    public async Task Deleting_what_was_read_removes_it()
    {
        var etags = await Committed(Insert("a", "text"), Insert("b", "stays"));

        Assert.Equal([""], await Committed(Delete("a", etags[0])));
        Assert.Null(await Read("a"));
        Assert.Equal("b", await Rows("", "~"));
    }

    [Fact]
    public async Task Deleting_without_an_etag_removes_whatever_is_there()
    {
        await Committed(Insert("a", "text"));
        await Committed(Delete("a", null));

        Assert.Null(await Read("a"));
    }

    [Fact]
    public async Task Deleting_what_has_moved_is_a_conflict()
    {
        var etags = await Committed(Insert("a", "first"));
        await Committed(Upsert("a", "second"));

        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Delete("a", etags[0])));
        Assert.Equal("second", await Text("a"));
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_a_conflict()
    {
        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Delete("a", null)));
        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Delete("a", await SomeETag())));
    }

    [Fact]
    public async Task A_row_deleted_and_made_again_is_another_row()
    {
        var etags = await Committed(Insert("a", "same"));
        await Committed(Delete("a", etags[0]));
        var again = await Committed(Insert("a", "same"));

        Assert.NotEqual(etags[0], again[0]);
        Assert.Equal(new CommitOutcome.Conflict(0), await Commit(Replace("a", etags[0], "stale")));
    }

    [Fact]
    public async Task No_two_writes_of_a_row_ever_have_the_same_etag()
    {
        HashSet<(int Row, string ETag)> seen = [];
        for (var i = 0; i < 100; i++)
        {
            foreach (var etag in (await Committed(Upsert("a", "same"), Upsert("b", "same"))).Index())
                Assert.True(seen.Add(etag));
            await Committed(Delete("a", null));
        }
    }

    private async Task<string> SomeETag() => (await Committed(Insert("elsewhere", "")))[0];
}
