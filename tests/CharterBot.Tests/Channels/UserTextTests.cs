using System.Globalization;
using System.Text;
using CharterBot.Channels;
using CsCheck;

namespace CharterBot.Tests.Channels;

public sealed class UserTextTests
{
    [Theory]
    [InlineData("plain words, even ümlauts and 漢字", "plain words, even ümlauts and 漢字")]
    [InlineData("a\tb\u0000c\u0007", "a bc")]
    [InlineData("one\ntwo\u2028three\u0085four", "one\ntwo\nthree\nfour")]
    [InlineData("\u202Eevil\u2066x\u2069", "evilx")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    [InlineData("{{DATE(2026-11-22)}}", "{\u2060{DATE(2026-11-22)}}")]
    [InlineData("<at>Ben</at> <AT>x", "<\u2060at>Ben<\u2060/at> <\u2060AT>x")]
    [InlineData("a < b {c}", "a < b {c}")]
    public void What_people_write_stays_text(string written, string shown) =>
        Assert.Equal(shown, UserText.Mended(written));

    [Fact]
    public void Half_a_character_becomes_the_sign_for_one() =>
        Assert.Equal(
            "half \ufffd emoji", UserText.Mended(new string(['h', 'a', 'l', 'f', ' ', '\ud83d', ' ', .. "emoji"])));

    [Theory]
    [InlineData("Ben", "Ben")]
    [InlineData(" \u200b\u200d\n ", "someone")]
    [InlineData("A\u200bm\u200ei\u00adna\n(Ops)", "Amina (Ops)")]
    [InlineData("\u202Enimda", "nimda")]
    public void A_name_is_one_line_and_hides_nothing(string written, string shown) =>
        Assert.Equal(shown, UserText.Name(written));

    [Theory]
    [InlineData("one two three four", 12, "one two…")]
    [InlineData("onetwothreefour", 8, "onetwot…")]
    [InlineData("short", 5, "short")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12, "👩‍👩‍👧…")]
    [InlineData("👩‍👩‍👧", 4, "👩\u200d…")]
    public void A_long_text_ends_after_a_word_or_a_whole_character(string written, int most, string shown) =>
        Assert.Equal(shown, UserText.Shortened(written, most));

    [Fact]
    public void Whatever_comes_in_nothing_unmendable_goes_out() =>
        Gen.Select(Gen.String, Gen.Int[1, 60]).Sample((text, most) =>
    {
        var mended = UserText.Mended(text);
        var shortened = UserText.Shortened(mended, most);

        Assert.True(shortened.Length <= most);
        Assert.All(mended.EnumerateRunes(), rune => Assert.True(rune.Value == '\n' || !Rune.IsControl(rune)));
        Assert.Equal(mended, UserText.Mended(mended).Replace("\u2060\u2060", "\u2060", StringComparison.Ordinal));
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(shortened);
        Assert.Equal(StringInfo.ParseCombiningCharacters(mended).Length == 0, mended.Length == 0);
    });
}
