using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class UndoTests
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
}
