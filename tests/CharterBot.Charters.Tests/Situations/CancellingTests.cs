using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Starting where one runs, cancelling, restoring.</summary>
public sealed class CancellingTests
{
    [Fact]
    public void Where_one_runs_a_start_changes_nothing_and_its_text_can_be_kept()
    {
        var team = Team.Begun("Amina");

        var decision = team.Ben.Says("start with the nurses");

        decision.ChangedNothing();
        Assert.Equal("start with the nurses", decision.Only<Reply.AlreadyRunning>().Text);
        var text = "start " + string.Concat(Enumerable.Repeat("a long answer ", 20));
        Assert.NotNull(team.Ben.Says(text).Only<Reply.AlreadyRunning>().Text);
    }

    [Fact]
    public void A_start_needs_a_name_of_at_most_100_characters()
    {
        new Team().Amina.Says("start").Refused(Obstacle.NameNeeded);
        Assert.Equal(101, new Team().Amina.Says("start " + new string('a', 101)).Only<Reply.TooLong>().Count);
    }

    [Fact]
    public void The_facilitator_cancels_after_being_asked_once()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("cancel").Refused(Obstacle.NotTheFacilitator);

        Assert.Equal(Confirmation.Of.Cancelling, team.Amina.Says("cancel").Only<Reply.Confirm>().What);
        Assert.Equal(Phase.Asking, team.Charter.Phase);
        team.Amina.Says("cancel").Notes(Note.Cancelled);

        Assert.Equal(Phase.Cancelled, team.Charter.Phase);
        team.Amina.Says("cancel").Refused(Obstacle.IsCancelled);
        team.Ben.Says("draft Trust.").Refused(Obstacle.IsCancelled);
        team.Chiara.Says("join").Refused(Obstacle.IsCancelled);
    }

    [Fact]
    public void A_start_that_is_too_long_for_an_answer_is_said_so_also_where_a_charter_runs() =>
        Assert.Equal(100, Team.Begun("Amina").Ben.Says("start " + new string('a', 4_000)).Only<Reply.TooLong>().Limit);

    [Fact]
    public void A_confirmation_counts_for_ten_minutes_and_for_one_thing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("cancel");
        team.Amina.Says("forget me").Only<Reply.Confirm>();
        team.Amina.Says("cancel").Only<Reply.Confirm>();
        team.Wait(TimeSpan.FromMinutes(11));

        team.Amina.Says("cancel").Only<Reply.Confirm>();

        Assert.Equal(Phase.Asking, team.Charter.Phase);
    }

    [Fact]
    public void After_48_hours_of_silence_any_member_may_cancel()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Wait(Charter.FacilitatorSilence);
        team.Chiara.Says("cancel").Refused(Obstacle.NotTheFacilitator);

        team.Ben.Says("cancel").Only<Reply.Confirm>();
        team.Ben.Says("cancel").Notes(Note.Cancelled);
    }

    [Fact]
    public void A_cancelled_charter_is_restored_as_it_was()
    {
        var team = Team.Drafted();
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");
        team.Ben.Says("restore").Refused(Obstacle.NotTheFacilitator);
        team.Wait(TimeSpan.FromDays(29));

        team.Amina.Says("restore").Notes(Note.Restored);

        Assert.Equal((Phase.Asking, 1, true), (team.Charter.Phase, team.Charter.Current, team.Question.HasOpenDraft));
    }

    [Theory]
    [InlineData("opening")]
    [InlineData("reviewing")]
    public void It_is_restored_to_the_phase_it_had(string phase)
    {
        var team = phase == "opening" ? Team.Started("Amina") : Team.Reviewing();
        var before = team.Charter.Phase;
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");

        team.Amina.Says("restore");

        Assert.Equal(before, team.Charter.Phase);
    }

    [Fact]
    public void After_30_days_it_cannot_be_restored()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");
        team.Wait(Charter.KeptAfterCancelling);

        team.Amina.Says("restore").Refused(Obstacle.TooLateToRestore);
    }

    [Fact]
    public void Nothing_is_restored_where_one_runs_or_none_was_cancelled()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");
        team.Ben.Says("start Map Makers");

        team.Amina.Says("restore").Refused(Obstacle.AnotherRuns);
        Team.Published().Amina.Says("restore").Refused(Obstacle.NotCancelled);
    }

    [Fact]
    public void A_press_on_a_card_asks_and_is_never_the_yes()
    {
        var team = Team.Started("Amina");
        team.Amina.Presses(new CharterCommand.Cancel(OnlyAsks: true)).Only<Reply.Confirm>();

        var again = team.Amina.Presses(new CharterCommand.Cancel(OnlyAsks: true));

        again.Only<Reply.Confirm>();
        Assert.Empty(again.Events);
        team.Amina.Presses(new CharterCommand.Cancel()).Notes(Note.Cancelled);
    }
}
