using CharterBot.Charters.Answers;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Anyone contributes, members decide; the facilitator has a few duties and no more say than others.</summary>
public sealed class RolesTests
{
    [Theory]
    [InlineData("begin")]
    [InlineData("close")]
    [InlineData("park")]
    [InlineData("reserve")]
    [InlineData("publish")]
    [InlineData("cancel")]
    [InlineData("rename Map Makers")]
    [InlineData("hand over Ben")]
    [InlineData("remove @Chiara")]
    public void Only_the_facilitator_may(string command)
    {
        var team = command == "begin" ? Team.Started("Amina", "Ben", "Chiara") : Team.Drafted();

        team.Ben.Says(command).Refused(Obstacle.NotTheFacilitator);
        team["Visitor"].Says(command).Refused(Obstacle.NotTheFacilitator);
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("pause")]
    [InlineData("resume")]
    [InlineData("leave")]
    [InlineData("take over")]
    [InlineData("reopen 1 too short")]
    public void Only_members_may(string command) =>
        Team.Drafted()["Visitor"].Says(command).Refused(Obstacle.NotAMember);

    [Theory]
    [InlineData("a piece of mine")]
    [InlineData("2: a piece for later")]
    [InlineData("pass")]
    [InlineData("question 3")]
    [InlineData("status")]
    [InlineData("show")]
    [InlineData("questions")]
    [InlineData("history")]
    [InlineData("export")]
    [InlineData("help")]
    [InlineData("my data")]
    [InlineData("forget me")]
    public void Anyone_may_and_stays_no_member(string said)
    {
        var team = Team.Drafted();

        var decision = team["Visitor"].Says(said);

        Assert.DoesNotContain(decision.Replies, reply => reply is Reply.NotNow);
        Assert.False(team.Charter.IsMember(team["Visitor"].Id));
    }

    [Fact]
    public void The_facilitator_has_no_more_say_over_content_than_others()
    {
        var team = Team.Drafted();
        team.Ben.Says("a piece of mine");

        team.Amina.Says("remove 1").Refused(Obstacle.NoPieces);
        team.Amina.Says("ok");
        Assert.True(team.Question.HasOpenDraft);
        team.Ben.Says("draft Ben's own words.");
        team.Chiara.Says("ok");
        Assert.Equal([team.Amina.Id], team.Charter.WaitedFor(team.Question));
        team.Amina.Says("ok");

        Assert.Equal("Ben's own words.", team.Charter[1].Answer?.Text);
    }

    [Fact]
    public void After_publishing_or_cancelling_a_new_one_may_start_there()
    {
        var published = Team.Published();
        published.Ben.Says("start Map Makers").Changed();
        var cancelled = Team.Begun("Amina");
        cancelled.Amina.Says("cancel");
        cancelled.Amina.Says("cancel");
        cancelled.Ben.Says("start Map Makers").Changed();

        Assert.Equal("Map Makers", published.Charter.Name);
        Assert.Equal("Map Makers", cancelled.Charter.Name);
    }

    [Fact]
    public void A_piece_for_a_question_not_yet_asked_waits_for_it()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("2: at most seven corrections");
        team.Agree("Trust.");

        Assert.Equal((2, Stage.Asked), (team.Charter.Current, team.Question.Stage));
        Assert.Equal(["at most seven corrections"], team.Question.Texts);
    }
}
