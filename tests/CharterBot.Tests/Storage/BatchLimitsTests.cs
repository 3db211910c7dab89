using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

/// <summary>What the limits say to who goes beyond them; that every store holds them is in the contract.</summary>
public sealed class BatchLimitsTests
{
    private static readonly RowChange Row = new RowChange.Insert("r", new byte[1]);

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    public void A_length_of_a_key(int length) => Says(
        $"A key has 1 to 512 characters, not {length}.", () => BatchLimits.CheckKey(new string('k', length)));

    [Fact]
    public void A_character_of_a_key() => Says(
        "A key has a character that the codec does not make.", () => BatchLimits.CheckKey("a/b"));

    [Theory]
    [InlineData("", "a", "b")]
    [InlineData("p", "a/b", "b")]
    [InlineData("p", "a", "b/b")]
    [InlineData("p", "a", "")]
    public void A_part_of_a_range(string partition, string from, string to) => Says(
        "A key has ", () => BatchLimits.CheckRange(partition, from, to));

    [Fact]
    public void A_range_may_begin_before_the_first_key() => BatchLimits.CheckRange("p", "", "b");

    [Fact]
    public void The_longest_key_the_largest_value_and_the_fullest_batch_are_taken()
    {
        BatchLimits.CheckKey(new string('k', 512));
        var value = new byte[900 * 1024];
        // 900 KiB are 1,200 KiB as base64; around it 1 KiB and the keys.
        Assert.Equal(1_228_800 + 1024 + 2, BatchLimits.Check("p", [new RowChange.Upsert("r", value)]));
        Assert.Equal(1024 + 2 + 4, BatchLimits.Check("p", [Row]));
        Assert.Equal(1024 + 2 + 3, BatchLimits.Check("p", [new RowChange.Delete("r", "tag")]));
        Assert.Equal(1024 + 2 + 3 + 4, BatchLimits.Check("p", [new RowChange.Replace("r", "tag", new byte[1])]));
        BatchLimits.Check("p", [.. Enumerable.Range(0, 100).Select(n => new RowChange.Insert($"r{n}", new byte[1]))]);
        // 4 MiB to the byte.
        var rest = new byte[((4 * 1024 * 1024) - (3 * (1_228_800 + 1024 + 2)) - 1024 - 2) / 4 * 3];
        RowChange[] full =
        [
            new RowChange.Upsert("a", value), new RowChange.Upsert("b", value), new RowChange.Upsert("c", value),
            new RowChange.Upsert("d", rest),
        ];
        Assert.InRange(BatchLimits.Check("p", full), (4 * 1024 * 1024) - 3, 4 * 1024 * 1024);
        Says(
            "A batch takes at most 4194304 bytes, not ",
            () => BatchLimits.Check("p", [.. full[..3], new RowChange.Upsert("d", (byte[])[.. rest, 0])]));
    }

    [Fact]
    public void The_size_of_a_batch_and_of_a_value()
    {
        Says("A batch has 1 to 100 changes.", () => BatchLimits.Check("p", []));
        Says("A batch changes each row at most once.", () => BatchLimits.Check("p", [Row, Row]));
        Says(
            "A value has at most 921600 bytes, not 921601.",
            () => BatchLimits.Check("p", [new RowChange.Insert("r", new byte[921_601])]));
        Says("An ETag is one that the store gave.", () => BatchLimits.Check("p", [new RowChange.Delete("r", "*")]));
    }

    private static void Says(string words, Action refused) => Assert.StartsWith(
        words, Assert.Throws<ArgumentException>(refused).Message, StringComparison.Ordinal);
}
