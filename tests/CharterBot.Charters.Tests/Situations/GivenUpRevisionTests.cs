using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>
/// A revision that is cancelled: the published version holds, and for 30 days it can be brought back.
/// </summary>
public sealed class GivenUpRevisionTests
{
    [Fact]
    public void Cancelling_a_revision_drops_it_and_the_published_answers_hold()
    {
        var team = Team.Published("Amina", "Ben");
        team.Amina.Says("revise 3");
        team.Amina.Says("draft Everyone.");
        team.Amina.Says("one more piece");
        team.Amina.Says("cancel").Only<Reply.Confirm>();

        team.Amina.Says("cancel").Notes(Note.RevisionDropped);

        Assert.Equal((Phase.Published, "Answer 3."), (team.Charter.Phase, team.Charter[3].Answer!.Text));
        Assert.Contains("one more piece", team.Charter[3].Texts);
        team.Amina.Says("revise 3");
        Assert.Equal("Answer 3.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void A_cancelled_revision_is_restored_as_it_was_within_30_days()
    {
        var team = GivenUp();
        Assert.Equal("Answer 3.", team.Charter[3].Answer?.Text);
        team.Ben.Says("3: a late piece");
        team.Ben.Says("restore").Refused(Obstacle.NotTheFacilitator);
        team.Wait(TimeSpan.FromDays(29));

        team.Amina.Says("restore").Notes(Note.Restored);

        Assert.Equal((Phase.Asking, 3), (team.Charter.Phase, team.Charter.Current));
        Assert.Equal("Everyone who draws.", team.Question.OpenDraft?.Text);
        Assert.Equal([team.Amina.Id], team.Charter.Okayed(team.Question));
        Assert.Equal("too many", Assert.Single(team.Question.Objections).Reason);
        Assert.Equal(["a late piece"], team.Question.Texts);
        Assert.Equal("Answer 5, better.", team.Charter[5].Answer?.Text);
        team.Ben.Says("withdraw");
        team.Ben.Says("ok");
        team.Amina.Says("publish").Notes(Note.Published);
        Assert.Equal("Everyone who draws.", team.Charter.Editions[1].Questions[2].Answer?.Text);
        team.Amina.Says("restore").Refused(Obstacle.NotCancelled);
    }

    [Fact]
    public void One_that_was_in_review_is_in_review_again()
    {
        var team = Team.Published();
        team.Amina.Says("revise 3");
        team.Agree("Everyone.");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");

        team.Amina.Says("restore").Notes(Note.Restored);

        Assert.Equal((Phase.Reviewing, "Everyone."), (team.Charter.Phase, team.Charter[3].Answer?.Text));
    }

    [Fact]
    public void After_30_days_or_while_another_revision_runs_it_cannot_be_restored()
    {
        var late = GivenUp();
        late.Wait(Charter.KeptAfterCancelling);
        late.Amina.Says("restore").Refused(Obstacle.TooLateToRestore);

        var busy = GivenUp();
        busy.Amina.Says("revise 4");
        busy.Amina.Says("restore").Refused(Obstacle.AnotherRuns);
        busy.Agree("Answer 4, better.");
        busy.Amina.Says("publish");
        busy.Amina.Says("restore").Refused(Obstacle.NotCancelled);
    }

    [Fact]
    public void Who_left_or_came_meanwhile_is_treated_as_such()
    {
        var team = GivenUp();
        team.Ben.Says("leave");
        team["Dan"].Says("join");

        team.Amina.Says("restore");

        Assert.True(Assert.Single(team.Question.Objections).ObjectorHasLeft);
        Assert.DoesNotContain(team["Dan"].Id, team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void Who_was_forgotten_meanwhile_is_forgotten_in_it_too()
    {
        var team = GivenUp();
        team.Ben.Says("forget me");
        team.Ben.Says("forget me");
        Assert.DoesNotContain("too many", Printed.Of(team.Charter), StringComparison.Ordinal);
        Assert.DoesNotContain("id-Ben", Printed.Of(team.Charter), StringComparison.Ordinal);

        team.Amina.Says("restore");

        Assert.Equal("", Assert.Single(team.Question.Objections).Reason);
        var forgotten = team.Log.Select(entry => entry.Event).OfType<CharterEvent.Forgotten>().Single();
        var erased = Forgetting.Erase(team.Log, forgotten.Who, forgotten.Alias);
        Assert.Equal(Printed.Of(team.Charter), Printed.Of(CharterFold.Of(erased)));
    }

    [Fact]
    public void Every_card_of_the_revision_is_shown_anew_when_it_is_given_up_and_when_it_comes_back()
    {
        var team = GivenUp();
        HashSet<CardKey> cards =
            [CardKey.OfQuestion(3, 2), CardKey.OfDraft(3, 1), CardKey.OfDraft(3, 2), CardKey.Charter];

        Assert.Superset(cards, CardsTouched.By(team.Charter, team.Log[^1].Event).ToHashSet());
        team.Amina.Says("restore");
        Assert.Superset(cards, CardsTouched.By(team.Charter, team.Log[^1].Event).ToHashSet());
    }

    /// <summary>
    /// Answer 5 is better already, a draft of answer 3 is open with an objection, and all of it is given up.
    /// </summary>
    private static Team GivenUp()
    {
        var team = Team.Published("Amina", "Ben");
        team.Amina.Says("revise 5");
        team.Agree("Answer 5, better.");
        team.Amina.Says("revise 3");
        team.Amina.Presses(new CharterCommand.Draft("Everyone who draws."));
        team.Ben.Says("object too many");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel").Notes(Note.RevisionDropped);
        return team;
    }
}
