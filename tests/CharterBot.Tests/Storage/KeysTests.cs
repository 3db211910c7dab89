using CharterBot.Storage;
using CsCheck;

namespace CharterBot.Tests.Storage;

public sealed class KeysTests
{
    private const int Cases = 100_000;

    // Any UTF-16 unit at all, lone surrogates too; now and then the characters that the codec itself uses.
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.Int[0, 0xFFFF].Select(unit => (char)unit).Array[0, 40].Select(units => new string(units)),
        Gen.Char["~|hH09AFaf_%/"].Array[0, 40].Select(units => new string(units)),
        Gen.Select(Gen.Int[220, 305], Gen.Char["x|é\ud800"].Array[0, 20]).Select(
            (length, end) => new string('x', length) + new string(end)));

    [Fact]
    public void A_text_comes_back_from_its_key() => AnyText.Sample(
        text => Keys.Encode(text).Contains("~h", StringComparison.Ordinal)
            ? Keys.Decode(Keys.Encode(text)) is null
            : Keys.Decode(Keys.Encode(text)) == text,
        iter: Cases);

    [Fact]
    public void A_key_is_made_of_what_every_store_takes() => AnyText.Sample(
        text => Keys.Encode(text) is { Length: <= 300 } key &&
            key.All(character => character is > ' ' and <= '~' and not ('/' or '\\' or '#' or '?' or '%' or '|')),
        iter: Cases);

    [Fact]
    public void Different_texts_have_different_keys() => Gen.Select(AnyText, AnyText).Sample(
        (one, other) => one == other == (Keys.Encode(one) == Keys.Encode(other)), iter: Cases);

    [Fact]
    public void Texts_that_differ_in_one_unit_have_different_keys() =>
        Gen.Select(AnyText, Gen.Int[0, 1000], Gen.Int[1, 0xFFFF]).Where((text, _, _) => text.Length > 0).Sample(
            (text, place, change) =>
            {
                var units = text.ToCharArray();
                units[place % units.Length] ^= (char)change;
                return Keys.Encode(text) != Keys.Encode(new string(units));
            },
            iter: Cases);

    [Fact]
    public void Different_lists_of_parts_have_different_keys() =>
        Gen.Select(AnyText.Array[1, 4], AnyText.Array[1, 4]).Sample(
            (some, others) => some.SequenceEqual(others) == (Keys.Join(some) == Keys.Join(others)), iter: Cases);

    [Fact]
    public void Any_parts_make_a_key_that_every_store_takes() => AnyText.Array[2, 6].Sample(
        parts => BatchLimits.CheckKey(Keys.Join(parts)), iter: Cases);

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=1", "19:abc@thread.tacv2;messageid=1")]
    [InlineData("a/b", "a~002Fb")]
    [InlineData("~", "~007E")]
    [InlineData("é", "~00E9")]
    [InlineData("\ud83d\ude00", "~D83D~DE00")]
    [InlineData("", "")]
    public void The_shape_of_a_key_is_kept_for_ever(string text, string key) => Assert.Equal(key, Keys.Encode(text));

    [Fact]
    public void The_shape_of_a_long_key_is_kept_for_ever() => Assert.Equal(
        new string('x', 230) + "~h99398F6603293F9130239EAD2E443A20ACE2974A7C7A255F59BD38721085E512",
        Keys.Encode(new string('x', 301)));

    [Theory]
    [InlineData("~")]
    [InlineData("~00")]
    [InlineData("~00e9")]
    [InlineData("~0041")]
    [InlineData("~ 0E9")]
    [InlineData("a/b")]
    [InlineData("a|b")]
    public void What_the_codec_did_not_make_is_no_text(string key) => Assert.Null(Keys.Decode(key));

    [Fact]
    public void Parts_are_told_apart_from_their_separator()
    {
        Assert.Equal("a|b", Keys.Join("a", "b"));
        Assert.Equal("a~007Cb", Keys.Join("a|b"));
        Assert.Equal("o}", Keys.After("o|"));
    }
}
