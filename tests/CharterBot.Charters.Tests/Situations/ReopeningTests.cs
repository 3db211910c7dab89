using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class ReopeningTests
{
    [Fact]
    public void A_member_reopens_an_agreed_question_with_a_reason_while_another_is_asked()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");
        team["Visitor"].Says("reopen 1 too short").Refused(Obstacle.NotAMember);
        team.Amina.Says("reopen 1").Refused(Obstacle.ReasonNeeded);
        team.Amina.Says("reopen 2 too short").Refused(Obstacle.QuestionIsOpen);
        team.Amina.Says("reopen 8 too short").Refused(Obstacle.NoSuchQuestion);

        team.Amina.Says("reopen 1 too short").Has<Reply.Took>();

        Assert.Equal((1, Stage.Asked), (team.Charter.Current, team.Charter[1].Stage));
        team.Agree("Trust in maps.");
        Assert.Equal((2, 2), (team.Charter.Current, team.Charter[1].Answer!.Draft));
    }

    [Fact]
    public void Reopening_in_the_review_asks_again_and_leads_back_to_the_review()
    {
        var team = Team.Reviewing();

        team.Amina.Says("reopen 3 too narrow");
        Assert.Equal((Phase.Asking, 3), (team.Charter.Phase, team.Charter.Current));
        team.Agree("Everyone who draws maps.");

        Assert.Equal(Phase.Reviewing, team.Charter.Phase);
    }

    [Fact]
    public void Who_reopened_it_and_why_stays_with_the_question()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Agree("Trust.");
        Assert.Null(team.Charter[1].Reopened);

        team.Ben.Says("reopen 1 the maps are missing");

        var reopened = team.Question.Reopened!;
        Assert.Equal((team.Ben.Id, "the maps are missing"), (reopened.By, reopened.Reason));
        team.Agree("Trust in maps.");
        Assert.Null(team.Charter[1].Reopened);
        Assert.Equal("the maps are missing", Assert.Single(team.Charter[1].Reopenings).Reason);
    }

    [Fact]
    public void A_reopening_that_was_an_answer_gives_back_the_answer_and_the_question_that_was_asked()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("pass");
        team.Agree("Trust.");
        team.Agree("Seven corrections.");
        var (answer, before) = (team.Charter[2].Answer, team.Charter[2]);
        var decision = team.Ben.Says("reopen 2 libraries a year");
        Assert.Equal(2, team.Charter.Current);

        team.Presses(team.Ben, decision).Notes(Note.ReopeningTakenBack);

        Assert.Same(answer, team.Charter[2].Answer);
        Assert.Equal((Stage.Agreed, before.Skips), (team.Charter[2].Stage, team.Charter[2].Skips));
        Assert.Empty(team.Charter[2].Reopenings);
        Assert.Equal((3, Stage.Asked), (team.Charter.Current, team.Question.Stage));
        Assert.Equal(["reopen 2 libraries a year"], team.Question.Texts);
        Assert.Empty(team.Charter[2].Texts);
    }

    [Fact]
    public void In_the_review_a_reopening_that_was_an_answer_leads_back_to_the_review()
    {
        var team = Team.Reviewing();

        var took = team.Amina.Says("reopen 2 libraries a year");
        var touched = team.Presses(team.Amina, took).Events
            .SelectMany(happened => CardsTouched.By(team.Charter, happened)).ToList();

        Assert.Equal((Phase.Reviewing, "Answer 2."), (team.Charter.Phase, team.Charter[2].Answer?.Text));
        Assert.Equal("reopen 2 libraries a year", Assert.Single(team.Charter.Suggestions).Text);
        Assert.Contains(CardKey.OfDraft(2, 1), touched);
        Assert.Contains(CardKey.OfQuestion(2, 2), touched);
        Assert.Contains(CardKey.Review(2), touched);
    }

    [Fact]
    public void A_parked_question_is_parked_again_when_its_reopening_was_an_answer()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("park");

        team.Presses(team.Amina, team.Amina.Says("reopen 1 library"));

        Assert.Equal((Stage.Parked, 2), (team.Charter[1].Stage, team.Charter.Current));
        Assert.Equal(["reopen 1 library"], team.Question.Texts);
    }

    [Fact]
    public void A_reopened_question_that_others_drafted_for_stays_open()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Agree("Trust.");
        var decision = team.Ben.Says("reopen 1 library a year");
        team.Amina.Says("draft Trust in maps.");

        team.Presses(team.Ben, decision);

        Assert.Equal((Stage.Asked, true), (team.Charter[1].Stage, team.Charter[1].HasOpenDraft));
        Assert.Equal(["reopen 1 library a year"], team.Charter[2].Texts);
    }
}
