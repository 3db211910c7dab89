using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Texts that were taken for a command and were answers.</summary>
public sealed class ItWasMyAnswerTests
{
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

    [Fact]
    public void A_draft_that_was_an_answer_and_was_agreed_at_once_is_no_answer_any_more()
    {
        var team = Team.Begun("Amina");
        var decision = team.Amina.Says("draft animals need maps");
        Assert.Equal(2, team.Charter.Current);

        team.Presses(team.Amina, decision).Notes(Note.PieceKept);

        Assert.Equal((1, Stage.Asked), (team.Charter.Current, team.Question.Stage));
        Assert.Null(team.Question.Answer);
        Assert.Null(team.Question.OpenDraft);
        Assert.Equal(["draft animals need maps"], team.Question.Texts);
        team.Agree("Trust.");
        Assert.Equal("Trust.", team.Charter[1].Answer?.Text);
    }

    [Fact]
    public void A_stance_that_was_an_answer_agrees_nothing()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        var decision = team.Chiara.Says("aside glances at maps");
        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);

        team.Presses(team.Chiara, decision);

        Assert.Equal((1, true), (team.Charter.Current, team.Question.HasOpenDraft));
        Assert.Equal([team.Amina.Id, team.Ben.Id], team.Charter.Okayed(team.Question));
        Assert.Equal([team.Chiara.Id], team.Charter.WaitedFor(team.Question));
        Assert.Equal(["aside glances at maps"], team.Question.Texts);
        team.Chiara.Says("ok");
        Assert.Empty(team.Charter[1].Answer!.Reservations);
    }

    [Fact]
    public void What_the_facilitator_closed_stays_agreed()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara", "Dan");
        team.Amina.Says("draft Our maps contradict each other.");
        team.Ben.Says("ok");
        var aside = team.Chiara.Says("aside glances at maps");
        team.Amina.Says("close");

        team.Presses(team.Chiara, aside).Only<Reply.Kept>();

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
    }

    [Fact]
    public void What_was_published_stays_agreed_also_while_it_is_revised()
    {
        var team = Team.Reviewing();
        team.Amina.Says("reopen 7 too short");
        var draft = team.Amina.Says("draft animals need maps");
        team.Amina.Says("publish");
        team.Amina.Says("revise 3");

        team.Presses(team.Amina, draft).Only<Reply.Kept>();

        Assert.Equal("animals need maps", team.Charter[7].Answer?.Text);
    }

    [Fact]
    public void The_log_without_a_person_knows_that_their_draft_was_no_answer()
    {
        var team = Team.Begun("Amina");
        team.Presses(team.Amina, team.Amina.Says("draft animals need maps"));
        team.Ben.Says("join");
        team.Amina.Says("forget me");
        team.Amina.Says("forget me");

        var forgotten = Assert.IsType<CharterEvent.Forgotten>(team.Log[^1].Event);
        var erased = Forgetting.Erase(team.Log, forgotten.Who, forgotten.Alias).ToList();

        Assert.DoesNotContain("animals", Printed.Of(erased), StringComparison.Ordinal);
        Assert.Equal(Printed.Of(team.Charter), Printed.Of(CharterFold.Of(erased)));
    }
}
