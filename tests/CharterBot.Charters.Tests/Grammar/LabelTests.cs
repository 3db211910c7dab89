using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Charters.Tests.Grammar;

public sealed class LabelTests
{
    [Theory]
    [InlineData("2: a 3: b", "2:a 3: b")]
    [InlineData("2: a. 3: b", "2:a. | 3:b")]
    [InlineData("1: one\n2: two\nthree", "1:one | 2:two\nthree")]
    [InlineData("Q3: analysts", "3:analysts")]
    [InlineData("q3:analysts", "3:analysts")]
    [InlineData("Maps mislead! 2: seven", ":Maps mislead! | 2:seven")]
    [InlineData("(Maps mislead.) 2: seven", ":(Maps mislead.) | 2:seven")]
    [InlineData("1:\u00a0hard space", "1:hard space")]
    [InlineData("1: ok", "1:ok")]
    [InlineData("2: why not monthly?", "2:why not monthly?")]
    [InlineData("1: 因为。2: 七", "1:因为。 | 2:七")]
    [InlineData("1: see 14:00. 9: stays", "1:see 14:00. 9: stays")]
    [InlineData("2: one\n\n2: two", "2:one | 2:two")]
    public void Labels_come_before_everything_else(string text, string parts) => Assert.Equal(parts, Read.As(text));

    [Fact]
    public void A_draft_or_a_stance_may_name_its_question()
    {
        Assert.Equal(new CharterCommand.Draft("We share.", 2), Reading.Of(new("draft 2: We share.", []), 7));
        Assert.Equal(new CharterCommand.Object("too long", null, 2), Reading.Of(new("object 2: too long", []), 7));
        Assert.Equal(new CharterCommand.Aside("I was away", null, 2), Reading.Of(new("aside 2: I was away", []), 7));
    }
}
