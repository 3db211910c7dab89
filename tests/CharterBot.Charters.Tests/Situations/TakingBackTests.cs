using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Undo, and texts that were no command.</summary>
public sealed class TakingBackTests
{
    [Fact]
    public void Undo_takes_back_ones_own_last_piece()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("one");
        team.Ben.Says("2: two");
        team.Amina.Says("hers");

        team.Ben.Says("undo").Notes(Note.PieceTakenBack);
        Assert.Empty(team.Charter[2].Texts);
        team.Ben.Says("undo");

        Assert.Equal(["hers"], team.Question.Texts);
        team.Ben.Says("undo").Refused(Obstacle.NothingToUndo);
    }

    [Fact]
    public void Undo_takes_back_a_pass()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("one");
        team.Amina.Says("pass");

        team.Amina.Says("undo").Notes(Note.PassTakenBack);

        Assert.Empty(team.Question.Passed);
        Assert.Equal(["one"], team.Question.Texts);
    }

    [Fact]
    public void Undo_takes_back_what_came_last_a_piece_elsewhere_before_a_pass()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pass");
        team.Amina.Says("2: seven");

        team.Amina.Says("undo").Notes(Note.PieceTakenBack);
        Assert.Single(team.Question.Passed);

        team.Amina.Says("undo").Notes(Note.PassTakenBack);
        Assert.Empty(team.Question.Passed);
    }

    [Fact]
    public void A_change_ends_a_pass_like_a_piece_does()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pass");

        team.Amina.Says("change 1: Trust.");

        Assert.Empty(team.Question.Passed);
    }

    [Fact]
    public void Undo_of_a_change_brings_back_what_it_replaced()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("one");
        team.Amina.Says("two");
        team.Amina.Says("change: three");

        team.Amina.Says("undo");

        Assert.Equal(["one", "two"], team.Question.Texts);
    }

    [Fact]
    public void Undo_reaches_back_to_the_last_draft_and_no_further()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("one");
        team.Amina.Says("draft: Trust.");

        team.Ben.Says("undo").Refused(Obstacle.NothingToUndo);

        Assert.Equal(["one"], team.Question.Texts);
    }

    [Fact]
    public void Undo_takes_back_a_stance_until_agreement()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Ben.Says("undo").Notes(Note.StanceTakenBack);
        Assert.Contains(team.Ben.Id, team.Charter.WaitedFor(team.Question));

        team.Ben.Says("ok");
        team.Chiara.Says("ok");
        team.Ben.Says("undo").Refused(Obstacle.NothingToUndo);
    }

    [Fact]
    public void Undo_of_an_objection_withdraws_it()
    {
        var team = Team.Drafted();
        team.Ben.Says("object too vague");

        team.Ben.Says("undo").Notes(Note.Withdrawn);

        Assert.Empty(team.Question.Objections);
    }

    [Fact]
    public void Undo_of_an_ok_that_settled_an_objection_brings_the_objection_back()
    {
        var team = Team.Drafted();
        team.Ben.Says("object too vague");
        team.Amina.Says("draft: Our maps contradict each other, every week.");
        team.Ben.Says("ok");
        Assert.Empty(team.Question.Objections);

        team.Ben.Says("undo").Notes(Note.StanceTakenBack);
        team.Chiara.Says("ok");

        Assert.Equal("too vague", Assert.Single(team.Question.Objections).Reason);
        Assert.True(team.Question.HasOpenDraft);
    }

    [Fact]
    public void A_draft_that_was_an_answer_becomes_a_piece_and_the_draft_before_is_open_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        var took = team.Chiara.Says("draft animals need maps too").Only<Reply.Took>();

        team.Chiara.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.Equal(1, team.Question.OpenDraft?.Number);
        Assert.Equal([team.Amina.Id, team.Ben.Id], team.Charter.Okayed(team.Question));
        Assert.Equal(["draft animals need maps too"], team.Question.Texts);
        Assert.True(team.Question.Drafts[1].IsTakenBack);
    }

    [Fact]
    public void A_draft_that_was_an_answer_does_not_settle_its_authors_objection()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");
        var took = team.Chiara.Says("draft animals need maps too").Only<Reply.Took>();

        team.Chiara.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.Equal("too vague", Assert.Single(team.Question.Objections).Reason);
    }

    [Fact]
    public void A_draft_that_others_oked_stays()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        var took = team.Amina.Says("draft animals need maps").Only<Reply.Took>();
        team.Ben.Says("ok");

        team.Amina.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.True(team.Question.HasOpenDraft);
        Assert.Equal(["draft animals need maps"], team.Question.Texts);
    }

    [Theory]
    [InlineData("object animals in maps")]
    [InlineData("aside glances at maps")]
    public void A_stance_that_was_an_answer_becomes_a_piece(string text)
    {
        var team = Team.Drafted();
        var took = team.Ben.Says(text).Only<Reply.Took>();

        team.Ben.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.Empty(team.Question.Objections);
        Assert.Null(team.Question.OpenDraft!.StanceOf(team.Ben.Id));
        Assert.Equal([text], team.Question.Texts);
    }

    [Fact]
    public void A_name_that_was_an_answer_becomes_a_piece_and_the_old_name_holds()
    {
        var team = Team.Begun("Amina");
        var took = team.Amina.Says("rename confusing charts").Only<Reply.Took>();

        team.Amina.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.Equal("Data-Viz Practitioners", team.Charter.Name);
        Assert.Equal(["rename confusing charts"], team.Question.Texts);
    }
}
