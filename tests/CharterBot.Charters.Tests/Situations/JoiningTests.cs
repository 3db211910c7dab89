using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class JoiningTests
{
    [Fact]
    public void Who_starts_is_the_facilitator_and_a_member()
    {
        var team = Team.Started("Amina");

        Assert.Equal(team.Amina.Id, team.Charter.Facilitator);
        Assert.True(team.Charter.IsMember(team.Amina.Id));
        Assert.Equal(("Data-Viz Practitioners", Phase.Opening), (team.Charter.Name, team.Charter.Phase));
    }

    [Theory]
    [InlineData("join")]
    [InlineData("I'm in")]
    [InlineData("I’m in!")]
    public void Anyone_may_join(string words)
    {
        var team = Team.Started("Amina");

        team.Ben.Says(words).Notes(Note.Joined);

        Assert.True(team.Charter.IsMember(team.Ben.Id));
        var again = team.Ben.Says(words);
        again.ChangedNothing();
        Assert.False(again.Only<Reply.Noted>().IsQuiet);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("object too vague")]
    [InlineData("aside I am new")]
    public void Who_takes_a_stance_is_a_member(string stance)
    {
        var team = Team.Drafted();

        team["Dan"].Says(stance);

        Assert.True(team.Charter.IsMember(team["Dan"].Id));
    }

    [Fact]
    public void A_team_has_at_most_25_members()
    {
        var team = Team.Begun("Amina");
        for (var number = 2; number <= Charter.MostMembers; number++)
            team[$"Person {number}"].Says("join").Notes(Note.Joined);

        team["One more"].Says("join").Refused(Obstacle.TooManyMembers);
        team["One more"].Says("draft Trust.").Refused(Obstacle.TooManyMembers);
        team.Amina.Says("draft Trust.");
        team["One more"].Says("ok").Refused(Obstacle.TooManyMembers);
        team["One more"].Says("object no").Refused(Obstacle.TooManyMembers);
        team["One more"].Says("aside no").Refused(Obstacle.TooManyMembers);

        team["One more"].Says("a piece all the same").Only<Reply.Kept>();
        Assert.Equal(25, team.Charter.Members.Length);
    }

    [Fact]
    public void A_leaving_facilitator_hands_over_to_the_longest_member()
    {
        var team = Team.Started("Amina", "Ben", "Chiara");

        team.Amina.Says("leave").Notes(Note.Left);

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
        Assert.False(team.Charter.IsMember(team.Amina.Id));
    }

    [Fact]
    public void Who_is_no_member_cannot_leave() =>
        Team.Started("Amina").Ben.Says("leave").Refused(Obstacle.NotAMember);

    [Fact]
    public void Pieces_of_someone_who_left_stay()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("Nobody checks.");

        team.Ben.Says("leave");

        Assert.Equal(["Nobody checks."], team.Question.Texts);
    }

    [Fact]
    public void When_all_have_left_the_next_who_joins_is_the_facilitator()
    {
        var team = Team.Started("Amina");
        team.Amina.Says("leave");
        Assert.Null(team.Charter.Facilitator);

        team.Ben.Says("join");

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
        team.Ben.Says("begin").Notes(Note.Begun);
    }

    [Fact]
    public void The_facilitator_hands_over_to_a_member()
    {
        var team = Team.Started("Amina", "Ben");
        team.Ben.Says("hand over Ben").Refused(Obstacle.NotTheFacilitator);
        team.Amina.Says("hand over @Zoe").Refused(Obstacle.NotAMemberYet);
        team.Amina.Says("hand over").Refused(Obstacle.PersonNeeded);
        team.Amina.Says("take over").Refused(Obstacle.YouAreFacilitator);

        team.Amina.Says("hand over ben").Notes(Note.HandedOver);

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
    }

    [Theory]
    [InlineData("hand over Ben")]
    [InlineData("hand over to @ben")]
    [InlineData("hand over Ben Okafor")]
    public void A_first_name_is_enough_where_one_member_is_called_so(string words)
    {
        var team = Team.Started("Amina", "Ben Okafor", "Benedetta");

        team.Amina.Says(words).Notes(Note.HandedOver);

        Assert.Equal(team["Ben Okafor"].Id, team.Charter.Facilitator);
    }

    [Fact]
    public void A_first_name_that_two_members_have_is_refused_and_the_whole_name_goes_first()
    {
        var team = Team.Started("Amina", "Ben Okafor", "Ben Adeyemi");
        team.Amina.Says("hand over Ben").Refused(Obstacle.NotAMemberYet);
        team.Ben.Says("join");

        team.Amina.Says("hand over Ben").Notes(Note.HandedOver);

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
    }

    [Fact]
    public void A_mention_of_someone_who_is_no_member_is_refused()
    {
        var team = Team.Started("Amina");

        team.Amina.Presses(new Commands.CharterCommand.HandOver(new(team["Zoe"].Id, "Zoe")))
            .Refused(Obstacle.NotAMemberYet);
    }

    [Fact]
    public void Words_that_name_nobody_are_an_answer()
    {
        var team = Team.Begun("Amina");

        team.Amina.Says("remove silos").Notes(Note.PieceKept);
        team.Amina.Says("hand over the data every Friday").Notes(Note.PieceKept);

        Assert.Equal(["remove silos", "hand over the data every Friday"], team.Question.Texts);
    }

    [Fact]
    public void The_facilitator_removes_an_absent_member()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Ben.Says("remove Chiara").Refused(Obstacle.NotTheFacilitator);

        team.Amina.Says("remove @Chiara").Refused(Obstacle.MemberIsActive);
        team.Wait(Charter.FacilitatorSilence);
        team.Amina.Says("remove Amina").Refused(Obstacle.MemberIsActive);
        var noted = team.Amina.Says("remove @Chiara").Has<Reply.Noted>();

        Assert.Equal((Note.MemberRemoved, "Chiara"), (noted.What, noted.Name));
        Assert.Equal(2, team.Charter.Current);
    }

    [Fact]
    public void A_member_who_is_active_is_not_removed_and_one_silent_for_a_whole_question_is()
    {
        var team = Team.Drafted();
        team.Wait(TimeSpan.FromHours(47));
        team.Chiara.Says("a piece");
        team.Wait(TimeSpan.FromHours(2));
        Assert.Equal("Chiara", team.Amina.Says("remove Chiara").Only<Reply.NotNow>().Name);
        team.Chiara.Says("ok");
        team.Ben.Says("ok");
        team.Amina.Says("draft: Seven corrections.");
        team.Ben.Says("ok");
        team.Amina.Says("close");

        team.Amina.Says("remove Chiara").Notes(Note.MemberRemoved);
    }

    [Fact]
    public void After_48_hours_of_the_facilitators_silence_any_member_may_take_over()
    {
        var team = Team.Started("Amina", "Ben");
        team.Wait(Charter.FacilitatorSilence - TimeSpan.FromMinutes(1));
        team.Ben.Says("take over").Refused(Obstacle.FacilitatorIsActive);
        team.Wait(TimeSpan.FromMinutes(1));
        team.Chiara.Says("take over").Refused(Obstacle.NotAMember);

        team.Ben.Says("take over").Notes(Note.TookOver);

        Assert.Equal(team.Ben.Id, team.Charter.Facilitator);
    }

    [Fact]
    public void A_facilitator_who_did_anything_is_not_silent()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Wait(TimeSpan.FromHours(47));
        team.Amina.Says("a piece");
        team.Wait(TimeSpan.FromHours(2));

        team.Ben.Says("take over").Refused(Obstacle.FacilitatorIsActive);
    }

    [Fact]
    public void The_facilitator_renames_the_community()
    {
        var team = Team.Started("Amina", "Ben");
        team.Ben.Says("rename Map Makers").Refused(Obstacle.NotTheFacilitator);
        Assert.Equal(CommandName.Rename, team.Amina.Says("rename").Only<Reply.NotNow>().Command);

        var took = team.Amina.Says("rename Map Makers").Has<Reply.Took>();

        Assert.Equal(("Map Makers", "Data-Viz Practitioners"), (team.Charter.Name, took.Before));
        Assert.Equal(100, team.Amina.Says("rename " + new string('a', 101)).Only<Reply.TooLong>().Limit);
    }
}
