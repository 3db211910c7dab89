using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Who has nothing to say says so, and is not waited for before a draft.</summary>
public sealed class PassingTests
{
    [Fact]
    public void A_pass_counts_as_answered()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        team.Amina.Says("Maps mislead.");
        team.Ben.Says("pass").Notes(Note.Passed);
        Assert.Equal(2, team.Charter.AnsweredOrPassed(team.Question));
        Assert.False(team.Charter.IsReadyToDraft(team.Question));

        team.Chiara.Says("pass 1");

        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void When_everyone_has_answered_or_passed_it_is_ready_to_draft_also_without_a_piece()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("pass");
        Assert.False(team.Charter.IsReadyToDraft(team.Question));

        team.Ben.Says("pass");

        Assert.Equal(2, team.Charter.AnsweredOrPassed(team.Question));
        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void A_silent_member_is_not_waited_for_before_a_draft_either()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("close");
        team.Amina.Says("seven corrections");
        team.Ben.Says("pass");

        Assert.True(team.Charter.MemberOf(team.Chiara.Id)!.IsSilent);
        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void A_second_pass_changes_nothing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pass");

        team.Amina.Says("pass").ChangedNothing();
    }

    [Fact]
    public void A_settled_question_takes_no_pass()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");
        team.Amina.Says("park 2");

        team.Amina.Says("pass 1").Refused(Obstacle.QuestionIsAgreed);
        team.Amina.Says("pass 2").Refused(Obstacle.QuestionIsParked);
        team.Amina.Says("pass 8").Refused(Obstacle.NoSuchQuestion);
        Team.Started("Amina").Amina.Says("pass").Refused(Obstacle.NotBegun);
    }
}
