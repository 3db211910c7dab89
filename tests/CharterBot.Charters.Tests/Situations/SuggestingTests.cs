using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>
/// What is said when no question is asked waits for the next version, and is done with once that one is out.
/// </summary>
public sealed class SuggestingTests
{
    [Fact]
    public void A_suggestion_is_open_until_the_next_version_that_was_worked_on_after_it()
    {
        var team = Team.Published();
        team["Ben"].Says("Meet monthly instead.").Only<Reply.KeptAsSuggestion>();
        Assert.Single(team.Charter.OpenSuggestions);

        team.Amina.Says("revise 6");
        team.Agree("Monthly.");
        Assert.Single(team.Charter.OpenSuggestions);
        team.Amina.Says("publish");

        Assert.Empty(team.Charter.OpenSuggestions);
        var done = Assert.Single(team.Charter.Suggestions);
        Assert.Equal(("Meet monthly instead.", 1), (done.Text, done.DoneIn));
    }

    [Fact]
    public void One_that_came_when_nothing_was_changed_any_more_waits_for_the_version_after()
    {
        var team = Team.Reviewing();
        team.Amina.Says("Meet monthly instead.");
        team.Amina.Says("publish");
        Assert.Single(team.Charter.OpenSuggestions);

        team.Amina.Says("revise 6");
        team.Agree("Monthly.");
        team.Amina.Says("And name the room.");
        team.Amina.Says("publish");

        Assert.Equal(["And name the room."], team.Charter.OpenSuggestions.Select(kept => kept.Text));
    }

    [Fact]
    public void In_the_review_one_that_a_question_was_reopened_for_is_done_with()
    {
        var team = Team.Reviewing();
        team.Amina.Says("Meet monthly instead.");
        team.Amina.Says("reopen 6 see the suggestion");
        team.Agree("Monthly.");

        team.Amina.Says("publish");

        Assert.Empty(team.Charter.OpenSuggestions);
    }

    [Fact]
    public void A_revision_that_is_given_up_leaves_them_open()
    {
        var team = Team.Published();
        team.Amina.Says("Meet monthly instead.");
        team.Amina.Says("revise 6");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");

        Assert.Single(team.Charter.OpenSuggestions);
    }

    [Fact]
    public void A_suggestion_whose_message_was_deleted_is_not_open()
    {
        var team = Team.Published();
        team.Amina.Says("Meet monthly instead.", "m-1");

        team.Amina.Deletes("m-1");

        Assert.Empty(team.Charter.OpenSuggestions);
    }

    [Fact]
    public void Undo_takes_back_ones_own_last_suggestion_while_it_is_open()
    {
        var team = Team.Published("Amina", "Ben");
        team.Ben.Says("Meet monthly instead.");
        team.Ben.Says("And name the room.");
        team.Amina.Says("undo").Refused(Obstacle.NothingToUndo);

        team.Ben.Says("undo").Notes(Note.SuggestionTakenBack);

        Assert.Equal(["Meet monthly instead."], team.Charter.OpenSuggestions.Select(kept => kept.Text));
        team.Amina.Says("revise 6");
        team.Agree("Monthly.");
        team.Amina.Says("publish");
        team.Ben.Says("undo").Refused(Obstacle.NothingToUndo);
    }
}
