using CharterBot.Charters.Wording;

namespace CharterBot.Charters.Tests.Wording;

public sealed class DifferenceTests
{
    [Theory]
    [InlineData("every chart is checked", "every map is checked", "every [-chart-]{+map+} is checked")]
    [InlineData("maps mislead", "maps mislead us", "maps mislead{+ us+}")]
    [InlineData("same", "same", "same")]
    [InlineData("", "new", "{+new+}")]
    [InlineData("old", "", "[-old-]")]
    [InlineData("", "", "")]
    [InlineData("每月开会", "每周开会", "每[-月-]{+周+}开会")]
    [InlineData("at most 14", "at most 7", "at most [-14-]{+7+}")]
    public void The_difference_is_shown_word_by_word(string before, string after, string shown) =>
        Assert.Equal(shown, string.Concat(WordDifference.Between(before, after).Select(span => span.Is switch
        {
            WordSpan.Kind.Added => $"{{+{span.Text}+}}",
            WordSpan.Kind.Removed => $"[-{span.Text}-]",
            _ => span.Text,
        })));

    [Fact]
    public void Two_long_rewritten_texts_are_replaced_whole()
    {
        var before = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"a{number} "));
        var after = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"b{number} "));

        Assert.InRange(WordDifference.Between(before, after).Length, 2, 3);
    }
}
