using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;

namespace CharterBot.Charters.Tests.Grammar;

/// <summary>What may be a command or an answer: asked about, never done.</summary>
public sealed class DoubtTests
{
    [Theory]
    [InlineData("Object storage holds our files", "doubt Object")]
    [InlineData("object, class and type names", "doubt Object")]
    [InlineData("start with the nurses", "doubt Start")]
    [InlineData("draft horse owners", "doubt Draft")]
    [InlineData("Draft beer every Friday", "doubt Draft")]
    [InlineData("draft 2", "doubt Draft")]
    [InlineData("draft 2 forgets the maps", "doubt Draft")]
    [InlineData("draft needs a number", "doubt Draft")]
    [InlineData("Draft sounds too vague to me", "doubt Draft")]
    [InlineData("aside from costs, we share tools", "doubt Aside")]
    [InlineData("change management is our topic", "doubt Change")]
    [InlineData("Change how maps are made", "doubt Change")]
    [InlineData("Change, growth and trust", "doubt Change")]
    [InlineData("rename files before they are shared", "doubt Rename")]
    [InlineData("publsh", "near Publish")]
    [InlineData("pss 2", "near Pass")]
    [InlineData("hlep", "near Help")]
    [InlineData("stauts", "near Status")]
    [InlineData("jion", "near Join")]
    [InlineData("OK, thanks!", "near Ok")]
    [InlineData("ok sounds good", "near Ok")]
    [InlineData("pass please", "near Pass")]
    public void A_doubtful_one_asks(string text, string read) => Assert.Equal(read, Read.As(text));

    [Theory]
    [InlineData("drfat We share maps", "draft We share maps")]
    [InlineData("Darft: We share maps", "draft We share maps")]
    [InlineData("dratf 2: We share maps", "draft 2 We share maps")]
    [InlineData("chnage 2: at most seven", "change 2:at most seven")]
    [InlineData("chang 2: at most seven", "change 2:at most seven")]
    [InlineData("obejct it is too vague", "object it is too vague")]
    [InlineData("objct: it is too vague", "object it is too vague")]
    [InlineData("reopne 2 the numbers changed", "reopen 2 the numbers changed")]
    [InlineData("strat Data-Viz Practitioners", "start Data-Viz Practitioners")]
    public void A_slip_in_the_word_before_a_text_is_asked_about(string text, string done)
    {
        var doubt = Assert.IsType<CharterCommand.Doubtful>(Reading.Of(new(text, []), 7));

        Assert.Equal(done, Read.Line(Reading.Certain(doubt.Meant, doubt.Text, 7)!));
    }

    [Theory]
    [InlineData("Changes: fewer each year")]
    [InlineData("Objectives: maps that are right")]
    [InlineData("Smart: specific and measurable")]
    [InlineData("Craft: what we do by hand")]
    [InlineData("State: Berlin")]
    [InlineData("Chance of a better map")]
    [InlineData("Drift of our data")]
    [InlineData("starts with the nurses")]
    [InlineData("abide by the errata log")]
    public void An_everyday_word_is_no_slip(string text) => Assert.Equal("piece", Read.As(text));

    [Theory]
    [InlineData("draft\n1: one\n2: two", "doubt Draft")]
    [InlineData("draft We share maps.\n2: and charts", "doubt Draft")]
    [InlineData("change 2: at most seven. 3: analysts", "doubt Change")]
    [InlineData("object too long. 2: b", "doubt Object")]
    [InlineData("object storage holds our files. 2: b", ":object storage holds our files. | 2:b")]
    [InlineData("some text. 2: b", ":some text. | 2:b")]
    [InlineData("draft 14:00 is when we meet", "draft 14:00 is when we meet")]
    public void A_command_before_numbered_lines_is_asked_about(string text, string read) =>
        Assert.Equal(read, Read.As(text));

    [Theory]
    [InlineData("draft 2: at most seven. 3: analysts", "draft 2 at most seven. 3: analysts")]
    [InlineData("draft\n1: one\n2: two", "draft 1: one\n2: two")]
    [InlineData("draft\n- one. 2: two", "draft - one. 2: two")]
    [InlineData("Draft horses pull our carts", "draft horses pull our carts")]
    [InlineData("object 2: too long. 3: b", "object 2 too long. 3: b")]
    [InlineData("stand aside 2: I was away. 3: b", "aside 2 I was away. 3: b")]
    [InlineData("change 2: at most seven. 3: analysts", "change 2:at most seven. 3: analysts")]
    [InlineData("reopen 2 the numbers changed. 3: and the people", "reopen 2 the numbers changed. 3: and the people")]
    [InlineData("start with the nurses", "start with the nurses")]
    [InlineData("rename files before they are shared", "rename files before they are shared")]
    public void Done_all_the_same_it_is_the_command_without_its_words_and_number(string text, string done)
    {
        var doubt = Assert.IsType<CharterCommand.Doubtful>(Reading.Of(new(text, []), 7));

        Assert.Equal(done, Read.Line(Reading.Certain(doubt.Meant, doubt.Text, 7)!));
    }
}
