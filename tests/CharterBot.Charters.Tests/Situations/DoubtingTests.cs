using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>What may be a command or an answer is asked about.</summary>
public sealed class DoubtingTests
{
    [Fact]
    public void A_change_without_anything_to_change_is_doubtful()
    {
        var team = Team.Begun("Amina");

        var asked = team.Amina.Says("change habits, one chart each week").Only<Reply.DidYouMean>();

        Assert.Equal((CommandName.Change, "change habits, one chart each week"), (asked.Meant, asked.Text));
        Assert.Empty(team.Question.Pieces);
    }

    [Fact]
    public void A_near_miss_asks_and_stores_nothing()
    {
        var team = Team.Begun("Amina");

        var asked = team.Amina.Says("publsh").Only<Reply.DidYouMean>();

        Assert.Equal((CommandName.Publish, "publsh", false), (asked.Meant, asked.Text, asked.CanDoIt));
        Assert.Empty(team.Question.Pieces);
        team.Amina.Presses(new CharterCommand.ItWasMyAnswer(asked.Text, null, 0, 0));
        Assert.Equal(["publsh"], team.Question.Texts);
    }

    [Fact]
    public void A_doubtful_command_asks_and_can_be_done()
    {
        var team = Team.Drafted();

        var asked = team.Ben.Says("object storage holds our files").Only<Reply.DidYouMean>();

        Assert.Equal((CommandName.Object, true), (asked.Meant, asked.CanDoIt));
    }

    [Theory]
    [InlineData("object storage holds our files")]
    [InlineData("object to everything that is late")]
    [InlineData("aside from costs, we share tools")]
    [InlineData("aside: we share tools")]
    public void Without_an_open_draft_object_and_aside_are_text(string text)
    {
        var team = Team.Begun("Amina");

        team.Amina.Says(text).Notes(Note.PieceKept);

        Assert.Equal([text], team.Question.Texts);
    }

    [Theory]
    [InlineData("object")]
    [InlineData("aside")]
    public void Without_an_open_draft_the_bare_word_is_refused(string word) =>
        Team.Begun("Amina").Amina.Says(word).Refused(Obstacle.NoDraftOpen);
}
