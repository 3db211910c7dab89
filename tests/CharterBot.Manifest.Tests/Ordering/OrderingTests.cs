using CharterBot.Manifest.Ordering;

namespace CharterBot.Manifest.Tests.Ordering;

public sealed class OrderingTests
{
    [Theory]
    [InlineData("1.0.0")]
    [InlineData("0.1.0")]
    [InlineData("12.345.999999999")]
    public void A_version_is_three_numbers(string said)
    {
        Assert.Equal(said, AppVersion.Parse(said).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("v1.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-beta")]
    [InlineData("1.0.0\n")]
    [InlineData("１.0.0")]
    public void Anything_else_is_no_version(string said)
    {
        Assert.Throws<FormatException>(() => AppVersion.Parse(said));
    }

    [Fact]
    public void A_page_is_an_https_address_without_a_password()
    {
        Assert.Equal("https://example.org/privacy", WebPage.Parse("https://example.org/privacy").Value);
        Assert.Throws<FormatException>(() => WebPage.Parse("http://example.org/privacy"));
        Assert.Throws<FormatException>(() => WebPage.Parse("example.org/privacy"));
        Assert.Throws<FormatException>(() => WebPage.Parse("javascript:alert(1)"));
        Assert.Throws<FormatException>(() => WebPage.Parse("https://me:secret@example.org/"));
        Assert.Throws<FormatException>(() => WebPage.Parse($"https://example.org/{new string('a', 2048)}"));
    }

    [Fact]
    public void A_developer_has_a_name_of_at_most_32_characters_on_one_line()
    {
        Assert.Equal("Knowledge Office", DeveloperName.Parse(" Knowledge Office ").Value);
        Assert.Throws<FormatException>(() => DeveloperName.Parse("  "));
        Assert.Throws<FormatException>(() => DeveloperName.Parse(new string('a', 33)));
        Assert.Throws<FormatException>(() => DeveloperName.Parse("a\nb"));
    }
}
