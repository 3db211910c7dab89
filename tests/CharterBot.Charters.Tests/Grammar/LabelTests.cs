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
    [InlineData("1: 👍", "1:👍")]
    [InlineData("2: thanks", "2:thanks")]
    [InlineData("1: maps. 14:00 is when we meet. 2: seven", "1:maps. 14:00 is when we meet. | 2:seven")]
    [InlineData("3: a ratio 2:1. 2024: we saw more. Q4: because", "3:a ratio 2:1. 2024: we saw more. | 4:because")]
    [InlineData("1: one\n\tQ2: two", "1:one | 2:two")]
    [InlineData("2:1 of us. Q2:1 of us", ":2:1 of us. | 2:1 of us")]
    public void Labels_come_before_everything_else(string text, string parts) => Assert.Equal(parts, Read.As(text));

    [Theory]
    [InlineData("1. list item\n2. another")]
    [InlineData("14:00")]
    [InlineData("at 2: the maps")]
    [InlineData("ratio 2:1")]
    [InlineData("2024: we saw …")]
    [InlineData("No. 2: the second goal")]
    [InlineData("see fig. 3: the map")]
    [InlineData("three goals, i.e. 1: maps, e.g. 2: charts")]
    [InlineData("approx. 3: nobody counts")]
    [InlineData("by Q3: seven corrections")]
    [InlineData("maps 1: misleading 2: old")]
    [InlineData("8: no such question")]
    [InlineData("Q2027: soon")]
    [InlineData("Q 3: analysts")]
    [InlineData("http://example.org/2: a path")]
    public void What_is_no_label_stays_inside_the_text(string text) => Assert.Equal("piece", Read.As(text));

    [Fact]
    public void A_draft_or_a_stance_may_name_its_question()
    {
        Assert.Equal(new CharterCommand.Draft("We share.", 2), Reading.Of(new("draft 2: We share.", []), 7));
        Assert.Equal(new CharterCommand.Object("too long", null, 2), Reading.Of(new("object 2: too long", []), 7));
        Assert.Equal(new CharterCommand.Aside("I was away", null, 2), Reading.Of(new("aside 2: I was away", []), 7));
    }
}
