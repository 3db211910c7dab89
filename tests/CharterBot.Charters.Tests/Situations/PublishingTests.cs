using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class PublishingTests
{
    [Fact]
    public void The_facilitator_publishes_when_every_question_is_settled()
    {
        var team = Team.Reviewing("Amina", "Ben");
        team.Ben.Says("publish").Refused(Obstacle.NotTheFacilitator);

        team.Amina.Says("publish").Notes(Note.Published);

        var edition = Assert.Single(team.Charter.Editions);
        Assert.Equal(
            ("1.0", "Data-Viz Practitioners", team.Amina.Id), (edition.Version, edition.Name, edition.Facilitator));
        Assert.Equal("Answer 7.", edition.Questions[6].Answer!.Text);
        Assert.Contains(CardKey.Charter, team.Charter.Shown);
        team.Amina.Says("publish").Refused(Obstacle.AlreadyPublished);
    }

    [Fact]
    public void Open_questions_stand_in_the_way()
    {
        Team.Started("Amina").Amina.Says("publish").Refused(Obstacle.NotBegun);
        Team.Begun("Amina").Amina.Says("publish").Refused(Obstacle.OpenQuestions);
    }

    [Fact]
    public void A_parked_question_does_not_stand_in_the_way()
    {
        var team = Team.Begun("Amina");
        for (var number = 1; number <= 7; number++)
            team.Amina.Says("park");

        team.Amina.Says("publish").Notes(Note.Published);
    }

    [Fact]
    public void A_revision_is_published_as_the_next_version_on_the_same_card()
    {
        var team = Team.Published("Amina", "Ben");
        team["Visitor"].Says("revise 3").Refused(Obstacle.NotAMember);
        team.Ben.Says("revise 9").Refused(Obstacle.NoSuchQuestion);

        team.Ben.Says("revise 3").Notes(Note.Reopened);
        team.Ben.Says("revise 3").Refused(Obstacle.QuestionIsOpen);
        team.Agree("Everyone who draws maps.");
        team.Amina.Says("publish");

        Assert.Equal(["1.0", "1.1"], team.Charter.Editions.Select(edition => edition.Version));
        Assert.Equal("Answer 3.", team.Charter.Editions[0].Questions[2].Answer!.Text);
        Assert.Equal("Everyone who draws maps.", team.Charter.Editions[1].Questions[2].Answer!.Text);
        Assert.Single(team.Charter.Shown, CardKey.Charter);
    }

    [Fact]
    public void Before_publishing_nothing_is_revised_and_after_it_nothing_reopened()
    {
        Team.Reviewing().Amina.Says("revise 3").Refused(Obstacle.NotPublished);
        Team.Published().Amina.Says("reopen 3 too narrow").Refused(Obstacle.AlreadyPublished);
    }

    [Fact]
    public void While_revising_further_questions_can_be_revised_or_reopened()
    {
        var team = Team.Published();
        team.Amina.Says("revise 3");
        team.Amina.Says("revise 5");
        team.Amina.Says("reopen 6 wrong zone");

        team.Agree("New 6.");
        team.Agree("New 3.");
        team.Agree("New 5.");

        Assert.Equal(Phase.Reviewing, team.Charter.Phase);
    }

    [Fact]
    public void A_question_can_be_parked_in_a_revision()
    {
        var team = Team.Published();
        team.Amina.Says("revise 3");

        team.Amina.Says("park");
        team.Amina.Says("publish");

        Assert.Equal(Stage.Parked, team.Charter.Editions[1].Questions[2].Stage);
        Assert.Null(team.Charter.Editions[1].Questions[2].Answer);
    }

    [Fact]
    public void A_new_charter_may_start_after_publishing()
    {
        var team = Team.Published();

        team.Ben.Says("start Map Makers").Changed();

        Assert.Equal(("Map Makers", team.Ben.Id), (team.Charter.Name, team.Charter.Facilitator));
        Assert.Equal(Phase.Opening, team.Charter.Phase);
        Assert.Empty(team.Charter.Editions);
    }
}
