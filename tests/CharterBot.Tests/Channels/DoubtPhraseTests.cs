using CharterBot.Channels;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Tests.Channels;

public sealed class DoubtPhraseTests
{
    private static readonly Charter Drafted = Scene.Drafted().Charter;

    [Theory]
    [InlineData(CommandName.Pass, "pss 2", "@CharterBot pass 2?")]
    [InlineData(CommandName.Remove, "remov", "@CharterBot remove <number>?")]
    [InlineData(CommandName.Question, "go to quesiton 5", "@CharterBot question 5?")]
    public void A_near_miss_names_the_number_that_was_typed(CommandName meant, string typed, string named) =>
        Assert.Contains(named, Of(new Reply.DidYouMean(meant, typed, CanDoIt: false)), StringComparison.Ordinal);

    [Theory]
    [InlineData(CommandName.Draft, "draft horses are what we share", "@CharterBot draft: <text>")]
    [InlineData(CommandName.Object, "object storage holds our files", "@CharterBot object: <reason>")]
    [InlineData(CommandName.Change, "change how maps are made", "@CharterBot change <number>: <text>")]
    public void A_doubtful_command_is_written_so_that_no_doubt_is_left(CommandName meant, string typed, string say) =>
        Assert.Equal(
            say,
            Phrases.Of(new Reply.DidYouMean(meant, typed, CanDoIt: true), Drafted, Scene.Ben).Buttons[0].Say);

    [Fact]
    public void A_doubtful_command_can_be_done_or_kept_as_the_answer_that_it_was()
    {
        var phrase = Phrases.Of(
            new Reply.DidYouMean(CommandName.Object, "object storage holds our files", CanDoIt: true),
            Drafted,
            Scene.Ben);

        Assert.Equal(
            [new CharterCommand.Object("storage holds our files"),
                new CharterCommand.ItWasMyAnswer("object storage holds our files", null, 0, 0)],
            phrase.Buttons.Select(button => ((Press.Do)button.Press).Command));
        Assert.All(phrase.Buttons, button => Assert.Equal(Scene.Ben.Id, ((Press.Do)button.Press).OnlyFor));
    }

    [Theory]
    [InlineData("draft 2: two. 3: three", "Draft { Text = two. 3: three, Question = 2, Basis =  }")]
    [InlineData("draft horses pull", "Draft { Text = horses pull, Question = 1, Basis =  }")]
    [InlineData("reopen 2 it changed. 3: too", "Reopen { Question = 2, Reason = it changed. 3: too }")]
    [InlineData("object 1: too long. 3: b", "Object { Reason = too long. 3: b, Number = , Question = 1 }")]
    [InlineData("object storage costs", "Object { Reason = storage costs, Number = 1, Question = 1 }")]
    public void Do_it_does_what_the_words_say_about_what_was_asked_then(string text, string command)
    {
        var asked = Asked(text);

        Assert.Equal(command, Assert.IsType<Press.Do>(asked.Buttons[0].Press).Command.ToString());
        Assert.Equal("It was my answer", asked.Buttons[1].Title);
    }

    [Theory]
    [InlineData("draft 2: at most seven. 3: analysts", "@CharterBot draft 2: <text>")]
    [InlineData("reopen 2 it changed. 3: too", "@CharterBot reopen 2: <reason>")]
    public void Its_words_name_the_question(string text, string say) => Assert.Equal(say, Asked(text).Buttons[0].Say);

    [Fact]
    public void Who_agrees_in_other_words_can_say_ok_to_that_draft_by_a_button()
    {
        var asked = Asked("looks good to me");

        Assert.StartsWith("Did you mean @CharterBot ok 1? Nothing is stored yet", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["OK to draft 1", "It was my answer"], asked.Buttons.Select(button => button.Title));
        Assert.Equal(new Press.Do(new CharterCommand.Ok(1, 1), Scene.Ben.Id), asked.Buttons[0].Press);
    }

    [Fact]
    public void Who_objects_without_a_reason_is_given_the_form_for_it()
    {
        var asked = Asked("I object");

        Assert.Equal(["Object", "It was my answer"], asked.Buttons.Select(button => button.Title));
        Assert.Equal(new Press.Open(new DialogRequest.Object(1, 1)), asked.Buttons[0].Press);
        Assert.Equal(
            new CharterCommand.Object("I disagree, too vague", 1, 1),
            Assert.IsType<Press.Do>(Asked("I disagree, too vague").Buttons[0].Press).Command);
    }

    [Fact]
    public void Where_no_charter_is_nothing_is_offered_to_be_kept() =>
        Assert.Empty(
            Phrases.Of(new Reply.DidYouMean(CommandName.Help, "hlep", CanDoIt: false), null, Scene.Ben).Buttons);

    private static Phrase Asked(string text)
    {
        var scene = Scene.Drafted().Says(Scene.Ben, text);
        return Phrases.Of(Assert.Single(scene.Replies), scene.Charter, Scene.Ben);
    }

    private static string Of(Reply reply) => Phrases.Of(reply, Drafted, Scene.Ben).Text;
}
