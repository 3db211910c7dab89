using CharterBot.Charters.Answers;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Closing with a quorum, and who is waited for.</summary>
public sealed class ClosingTests
{
    [Fact]
    public void The_facilitator_closes_when_half_of_the_members_is_ok()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara", "Dan");
        team.Amina.Says("draft Trust.");
        Assert.False(team.Charter.CanClose(team.Question));
        team.Amina.Says("close").Refused(Obstacle.QuorumMissing);
        team.Ben.Says("ok");
        Assert.True(team.Charter.CanClose(team.Question));

        team.Amina.Says("close").Notes(Note.Closed);

        var answer = team.Charter[1].Answer!;
        Assert.True(answer.IsClosed);
        Assert.Equal([team.Amina.Id, team.Ben.Id], answer.AgreedBy);
        Assert.Equal([team.Chiara.Id, team["Dan"].Id], answer.Silent);
    }

    [Fact]
    public void One_ok_is_half_of_two_and_not_enough()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("draft Trust.");

        team.Amina.Says("close").Refused(Obstacle.QuorumMissing);
    }

    [Fact]
    public void Only_the_facilitator_closes_and_only_a_draft_without_objections()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Ben.Says("close").Refused(Obstacle.NotTheFacilitator);
        team.Chiara.Says("object too vague");

        team.Amina.Says("close").Refused(Obstacle.ObjectionOpen);
    }

    [Fact]
    public void Without_a_draft_there_is_nothing_to_close() =>
        Team.Begun("Amina").Amina.Says("close").Refused(Obstacle.NoDraftOpen);

    [Fact]
    public void Oks_of_people_who_left_do_not_count()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara", "Dan");
        team.Amina.Says("draft Trust.");
        team.Ben.Says("ok");
        team.Ben.Says("leave");

        team.Amina.Says("close").Refused(Obstacle.QuorumMissing);
    }

    [Fact]
    public void A_member_silent_for_one_whole_question_is_not_waited_for_until_they_act_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("close");
        Assert.True(team.Charter.MemberOf(team.Chiara.Id)!.IsSilent);

        team.Amina.Says("draft Seven corrections.");
        Assert.Equal([team.Ben.Id], team.Charter.WaitedFor(team.Question));

        team.Chiara.Says("counted in the errata log");
        Assert.Equal([team.Ben.Id, team.Chiara.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void On_a_question_that_is_parked_nobody_falls_silent()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("park");
        team.Amina.Says("skip");
        team.Amina.Says("skip 2").Notes(Note.Skipped);

        team.Amina.Says("draft Analysts.");

        Assert.Equal([team.Ben.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void A_silent_member_who_says_to_be_in_acts_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("close");
        team.Amina.Says("draft Seven corrections.");

        team.Chiara.Says("I'm in").Notes(Note.AlreadyIn);

        Assert.Equal([team.Ben.Id, team.Chiara.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void The_objection_of_someone_who_left_blocks_until_the_question_is_parked()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Chiara.Says("object too vague");
        team.Chiara.Says("leave");
        Assert.True(team.Question.HasOpenDraft);

        team.Amina.Says("park").Notes(Note.Parked);

        Assert.Equal((Stage.Parked, 2), (team.Charter[1].Stage, team.Charter.Current));
    }

    [Fact]
    public void Who_gave_a_piece_is_not_silent()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        team.Chiara.Says("a piece");
        team.Amina.Says("draft Trust.");
        team.Ben.Says("ok");

        team.Amina.Says("close");

        Assert.False(team.Charter.MemberOf(team.Chiara.Id)!.IsSilent);
    }

    [Fact]
    public void Who_joined_while_the_question_was_asked_is_not_yet_silent()
    {
        var team = Team.Drafted();
        team["Dan"].Says("join");
        team.Ben.Says("ok");
        team.Chiara.Says("ok");

        Assert.False(team.Charter.MemberOf(team["Dan"].Id)!.IsSilent);
    }

    [Fact]
    public void Who_joins_while_a_draft_is_open_is_not_waited_for_on_it()
    {
        var team = Team.Drafted();
        team["Dan"].Says("join");
        team.Ben.Says("ok");

        team.Chiara.Says("ok");

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
        Assert.Equal([team["Dan"].Id], team.Charter[1].Answer!.Silent);
    }

    [Fact]
    public void Who_joins_while_a_draft_is_open_may_still_object_and_is_waited_for_on_the_next()
    {
        var team = Team.Drafted();
        team["Dan"].Says("object too vague").Changed();
        team.Ben.Says("ok");
        team.Chiara.Says("ok");
        Assert.True(team.Question.HasOpenDraft);

        team.Amina.Says("draft Our maps contradict each other, weekly.");

        Assert.Contains(team["Dan"].Id, team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void Who_leaves_is_no_longer_waited_for()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Chiara.Says("leave");

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
    }

    [Fact]
    public void The_objection_of_someone_who_left_blocks_until_it_is_recorded()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Chiara.Says("object too vague");
        team.Chiara.Says("leave");
        Assert.True(Assert.Single(team.Question.Objections).ObjectorHasLeft);
        team.Ben.Says("reserve").Refused(Obstacle.NotTheFacilitator);

        team.Amina.Says("reserve").Notes(Note.Recorded);

        var answer = team.Charter[1].Answer!;
        Assert.Equal(
            new Reservation(team.Chiara.Id, "too vague", FromObjection: true), Assert.Single(answer.Reservations));
    }

    [Fact]
    public void The_objection_of_someone_who_is_here_cannot_be_recorded_away()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");

        team.Amina.Says("reserve").Refused(Obstacle.NoObjectionToRecord);
    }

    [Fact]
    public void Who_comes_back_takes_their_objection_up_again()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");
        team.Chiara.Says("leave");

        team.Chiara.Says("join");

        Assert.False(Assert.Single(team.Question.Objections).ObjectorHasLeft);
        team.Amina.Says("reserve").Refused(Obstacle.NoObjectionToRecord);
    }
}
