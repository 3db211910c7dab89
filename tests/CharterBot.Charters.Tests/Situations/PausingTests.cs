using CharterBot.Charters.Answers;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class PausingTests
{
    [Fact]
    public void Members_pause_and_resume()
    {
        var team = Team.Begun("Amina");
        team["Visitor"].Says("pause").Refused(Obstacle.NotAMember);
        team.Amina.Says("resume").Refused(Obstacle.NotPaused);

        team.Amina.Says("pause").Notes(Note.Paused);
        team.Amina.Says("pause").Refused(Obstacle.AlreadyPaused);
        team["Visitor"].Says("resume").Refused(Obstacle.NotAMember);
        team.Amina.Says("resume").Notes(Note.Resumed);

        Assert.False(team.Charter.IsPaused);
    }

    [Fact]
    public void While_paused_no_stance_is_taken()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("pause");

        team.Chiara.Says("ok").Refused(Obstacle.IsPaused);
        team.Amina.Says("close").Refused(Obstacle.IsPaused);
    }

    [Fact]
    public void What_was_completed_while_paused_is_agreed_on_resuming()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("pause");
        team.Chiara.Says("leave");
        Assert.Equal(1, team.Charter.Current);

        team.Ben.Says("resume");

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
    }
}
