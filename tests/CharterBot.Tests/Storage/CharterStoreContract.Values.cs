using System.Globalization;
using System.Text;
using CharterBot.Storage;

namespace CharterBot.Tests.Storage;

public abstract partial class CharterStoreContract
{
    public static TheoryData<int> Sizes =>
        [0, 1, 2, 255, 4095, 4096, 65_536, 65_537, 200_000, BatchLimits.MostValueBytes];

    /// <summary>In code points; the last are the most that a row holds.</summary>
    public static TheoryData<int> Lengths => [1, 2, 10, 100, 1_000, 10_000, 50_000, 100_000, 200_000];

    public static TheoryData<string, string> Texts => new()
    {
        { "NUL", "\0a\0" },
        { "controls", "\u0001\u001f\u007f\u0085\t\r\n" },
        { "Latin", "Zoë façade ÿ" },
        { "Arabic, right to left", "ميثاق الجماعة" },
        { "Chinese", "社区章程" },
        { "Devanagari with joiners", "क्‍ष श्‌र" },
        { "emoji family", "👩‍👩‍👧‍👦🏽" },
        { "private use and non-characters", "\ue000\ufffe\uffff" },
        { "overrides", "\u202egnp.exe\u2069" },
        { "combining marks", "Z̴̡͛a̷l̶g̸o̶" },
    };

    public static TheoryData<int> Planes => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [Theory]
    [MemberData(nameof(Sizes))]
    public async Task A_value_of_any_size_comes_back_byte_for_byte(int size)
    {
        var value = new byte[size];
        new Random(size).NextBytes(value);

        await Committed(new RowChange.Insert("v", value));

        Assert.Equal(value, (await Read("v"))!.Value.ToArray());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_comes_back_as_it_was_written(string kind, string text)
    {
        await Committed(Insert(Keys.Encode(kind), text));

        Assert.Equal(text, await Text(Keys.Encode(kind)));
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task A_text_of_any_length_in_every_plane_comes_back_byte_for_byte(int length)
    {
        // Every plane in turn, and no code point twice as long as there are others.
        var text = string.Concat(Enumerable.Range(0, length).Select(i => char.ConvertFromUtf32(
            ((i % 17) << 16) + (i % 17 == 0 ? 0xA1 + (i % 0xD000) : i % 0xFFFE))));
        var value = Encoding.UTF8.GetBytes(text);

        await Committed(new RowChange.Insert("v", value));

        Assert.Equal(value, (await Read("v"))!.Value.ToArray());
    }

    [Theory]
    [MemberData(nameof(Planes))]
    public async Task A_key_may_be_made_of_any_plane_of_Unicode(int plane)
    {
        var text = char.ConvertFromUtf32(plane == 0 ? 0x20AC : (plane << 16) + 0x20AC);
        await Committed(Insert(Keys.Join("k", text), text), Insert(Keys.Join("k", text + text), "other"));

        Assert.Equal(text, await Text(Keys.Join("k", text)));
        Assert.Equal("other", await Text(Keys.Join("k", text + text)));
    }

    [Fact]
    public async Task Keys_that_differ_only_in_case_are_two_rows()
    {
        await Committed(Insert("Row", "upper"), Insert("row", "lower"));

        Assert.Equal("upper", await Text("Row"));
        Assert.Equal("lower", await Text("row"));
    }

    [Fact]
    public async Task Keys_of_any_texts_keep_apart_what_differs()
    {
        string[] texts =
        [
            "", "/", "\\", "#", "?", "%", "%20", "a b", "a+b", "'", "\"", "\ud800", "\ud801", "~", "|", new('x', 5000),
        ];
        await Committed([.. texts.Select((text, i) =>
            Insert(Keys.Join("k", text), i.ToString(CultureInfo.InvariantCulture)))]);

        for (var i = 0; i < texts.Length; i++)
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), await Text(Keys.Join("k", texts[i])));
    }

    [Fact]
    public async Task The_longest_key_is_a_key()
    {
        var key = new string('k', BatchLimits.LongestKey);
        await Committed(Insert(key, "long"));

        Assert.Equal("long", await Text(key));
        Assert.Equal(key, await Rows("", "~"));
    }

    [Fact]
    public async Task What_was_read_does_not_change_when_the_writer_reuses_its_bytes()
    {
        var value = Encoding.UTF8.GetBytes("first");
        await Committed(new RowChange.Insert("v", value));
        value.AsSpan().Clear();

        Assert.Equal("first", await Text("v"));
    }

    [Fact]
    public async Task A_part_of_a_longer_buffer_is_written_without_its_surroundings()
    {
        await Committed(new RowChange.Insert("v", Encoding.UTF8.GetBytes("before|the value|after").AsMemory(7, 9)));

        Assert.Equal("the value", await Text("v"));
    }
}
