using CharterBot.Charters.Commands;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class DraftingTests
{
    [Fact]
    public void The_box_holds_the_only_piece()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps mislead.");

        Assert.Equal("Maps mislead.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void The_box_holds_several_pieces_as_a_list_with_duplicates_folded()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("Maps mislead.");
        team.Ben.Says("maps mislead.");
        team.Ben.Says("Nobody checks them.");

        Assert.Equal("- Maps mislead.\n- Nobody checks them.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void The_box_is_empty_without_pieces() => Assert.Equal("", Drafting.Prefill(Team.Begun("Amina").Question));

    [Fact]
    public void Withdrawn_pieces_are_not_in_the_box()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps mislead.");
        team.Amina.Says("Nobody checks them.");
        team.Amina.Says("undo");

        Assert.Equal("Maps mislead.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void The_box_holds_the_newest_draft_whatever_was_said_since()
    {
        var team = Team.Drafted();
        team.Ben.Says("one more thing");

        Assert.Equal("Our maps contradict each other.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void A_draft_may_come_before_any_piece_and_its_saver_has_okd_it()
    {
        var team = Team.Drafted();

        var draft = team.Question.OpenDraft!;
        Assert.Equal((1, team.Amina.Id), (draft.Number, draft.Author));
        Assert.Equal([team.Amina.Id], draft.Oks);
        Assert.Equal([team.Ben.Id, team.Chiara.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void Who_drafts_is_a_member()
    {
        var team = Team.Begun("Amina");

        team.Ben.Says("draft Trust.");

        Assert.True(team.Charter.IsMember(team.Ben.Id));
        Assert.Equal([team.Amina.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void A_new_draft_clears_the_oks_and_asks_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Chiara.Says("draft Our maps contradict each other, weekly.").Has<Reply.Took>();

        Assert.Equal(2, team.Question.OpenDraft!.Number);
        Assert.Equal([team.Amina.Id, team.Ben.Id], team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void The_same_text_again_is_no_new_draft()
    {
        var team = Team.Drafted("Trust.");

        team.Amina.Says("draft Trust.").Notes(Note.SameText);

        Assert.Single(team.Question.Drafts);
    }

    [Fact]
    public void Of_two_who_save_from_the_same_base_the_second_sees_both_texts()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Presses(new CharterCommand.Draft("Hers.", 1, Basis: 0));

        var decision = team.Ben.Presses(new CharterCommand.Draft("His.", 1, Basis: 0));

        decision.ChangedNothing();
        Assert.Equal(new Reply.SavedMeanwhile(1, 1, "His."), decision.Only<Reply.SavedMeanwhile>());
        team.Ben.Presses(new CharterCommand.Draft("Both.", 1, Basis: 1)).Changed();
        Assert.Equal("Both.", team.Question.OpenDraft!.Text);
    }

    [Fact]
    public void The_form_opens_only_where_a_draft_can_be_saved()
    {
        var team = Team.Begun("Amina");
        Assert.Equal(1, team.Amina.Says("draft").Only<Reply.DraftForm>().Question);

        team.Amina.Says("pause");
        team.Amina.Says("draft").Refused(Obstacle.IsPaused);
        team.Amina.Says("draft Trust.").Refused(Obstacle.IsPaused);
    }

    [Fact]
    public void A_draft_needs_an_open_question()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");
        team.Amina.Says("park 2");

        team.Amina.Presses(new CharterCommand.Draft("x", 1)).Refused(Obstacle.QuestionIsAgreed);
        team.Amina.Presses(new CharterCommand.Draft("x", 2)).Refused(Obstacle.QuestionIsParked);
        team.Amina.Presses(new CharterCommand.Draft("x", 5)).Refused(Obstacle.NoQuestionOpen);
        team.Amina.Presses(new CharterCommand.Draft("x", 8)).Refused(Obstacle.NoSuchQuestion);
        Team.Started("Amina").Amina.Says("draft Trust.").Refused(Obstacle.NotBegun);
        Team.Published().Amina.Says("draft Trust.").Refused(Obstacle.AlreadyPublished);
        Team.Reviewing().Amina.Says("draft Trust.").Refused(Obstacle.NoQuestionOpen);
    }

    [Fact]
    public void A_refused_draft_makes_no_member()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pause");

        team.Ben.Says("draft Trust.").Refused(Obstacle.IsPaused);

        Assert.False(team.Charter.IsMember(team.Ben.Id));
    }

    [Fact]
    public void A_reopened_question_has_its_last_text_as_the_base()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");

        team.Amina.Says("reopen 1 too short");

        Assert.Equal("Trust.", Drafting.Prefill(team.Question));
    }

    [Fact]
    public void Alone_a_draft_is_agreed_at_once()
    {
        var team = Team.Begun("Amina");

        var decision = team.Amina.Says("draft Trust.");

        Assert.Contains(decision.Events, happened => happened is CharterEvent.AnswerAgreed { IsClosed: false });
        Assert.Equal(2, team.Charter.Current);
    }

    [Fact]
    public void A_form_that_is_sent_in_twice_saves_one_draft()
    {
        var team = Team.Begun("Amina", "Ben");

        team.Amina.Presses(new CharterCommand.Draft("Our maps mislead.", 1, 0));
        team.Amina.Presses(new CharterCommand.Draft("Our maps mislead.", 1, 0));

        Assert.Single(team.Question.Drafts);
    }
}
