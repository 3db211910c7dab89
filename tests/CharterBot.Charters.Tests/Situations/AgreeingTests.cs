using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class AgreeingTests
{
    [Fact]
    public void When_every_member_is_ok_it_is_agreed_and_the_next_question_is_asked()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok").Notes(Note.Okayed);

        team.Chiara.Says("+1");

        var answer = team.Charter[1].Answer!;
        Assert.Equal("Our maps contradict each other.", answer.Text);
        Assert.Equal([team.Amina.Id, team.Ben.Id, team.Chiara.Id], answer.AgreedBy);
        Assert.Empty(answer.Silent);
        Assert.False(answer.IsClosed);
        Assert.Equal((2, Stage.Asked), (team.Charter.Current, team.Charter[2].Stage));
    }

    [Fact]
    public void Standing_aside_is_recorded_and_does_not_block()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Chiara.Says("aside I am new here").Has<Reply.Took>();

        var answer = team.Charter[1].Answer!;
        Assert.Equal(
            new Reservation(team.Chiara.Id, "I am new here", FromObjection: false),
            Assert.Single(answer.Reservations));
    }

    [Fact]
    public void An_objection_needs_a_reason_and_blocks()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object").Refused(Obstacle.ReasonNeeded);
        team.Chiara.Says("aside").Refused(Obstacle.ReasonNeeded);

        team.Chiara.Says("object 'every chart' is impossible").Has<Reply.Took>();
        team.Ben.Says("ok");

        Assert.True(team.Question.HasOpenDraft);
        Assert.Equal("'every chart' is impossible", Assert.Single(team.Question.Objections).Reason);
    }

    [Fact]
    public void An_objection_stays_over_new_drafts()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");

        team.Amina.Says("draft Our maps contradict each other, weekly.");
        team.Ben.Says("ok");

        Assert.Single(team.Question.Objections);
        Assert.Equal(1, team.Charter.Current);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("aside still vague")]
    public void A_stance_on_a_later_draft_settles_the_objection(string stance)
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");
        team.Amina.Says("draft Our maps contradict each other, weekly.");
        team.Ben.Says("ok");

        team.Chiara.Says(stance);

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
        Assert.Equal(2, team.Charter[1].Answer!.Draft);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("aside still vague")]
    public void On_the_draft_objected_to_the_objection_must_be_withdrawn_first(string stance)
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");

        team.Chiara.Says(stance).Refused(Obstacle.WithdrawFirst);
    }

    [Fact]
    public void Who_withdraws_is_waited_for_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Chiara.Says("object too vague");

        team.Chiara.Says("withdraw").Notes(Note.Withdrawn);

        Assert.Equal([team.Chiara.Id], team.Charter.WaitedFor(team.Question));
        team.Chiara.Says("ok");
        Assert.Equal(2, team.Charter.Current);
    }

    [Fact]
    public void Only_the_objector_can_withdraw()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");

        team.Amina.Says("withdraw").Refused(Obstacle.NoObjection);
        Assert.Single(team.Question.Objections);
    }

    [Fact]
    public void An_ok_turns_into_an_objection_and_back()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Ben.Says("object on second thoughts, no");
        Assert.DoesNotContain(team.Ben.Id, team.Charter.Okayed(team.Question));

        team.Ben.Says("withdraw");
        team.Ben.Says("ok");
        Assert.Contains(team.Ben.Id, team.Charter.Okayed(team.Question));
    }

    [Fact]
    public void Who_saves_the_open_draft_word_for_word_is_ok_with_it()
    {
        var team = Team.Drafted("Trust.");

        team.Ben.Says("draft Trust.").Notes(Note.Okayed);

        Assert.Contains(team.Ben.Id, team.Charter.Okayed(team.Question));
        Assert.Single(team.Question.Drafts);
        team.Amina.Says("draft Trust.").Notes(Note.SameText);
    }

    [Fact]
    public void A_second_ok_changes_nothing()
    {
        var team = Team.Drafted();

        var decision = team.Amina.Says("ok");

        decision.ChangedNothing();
        decision.Notes(Note.AlreadyOk);
    }

    [Fact]
    public void An_ok_on_an_old_card_shows_the_new_text_instead_of_counting()
    {
        var team = Team.Drafted();
        team.Amina.Says("draft Our maps contradict each other, weekly.");

        var decision = team.Ben.Presses(new CharterCommand.Ok(Number: 1, Question: 1));
        decision.ChangedNothing();
        Assert.Equal(new Reply.DraftIsNewer(1, 2), decision.Only<Reply.DraftIsNewer>());
        team.Ben.Says("ok 1").ChangedNothing();
        team.Ben.Presses(new CharterCommand.Aside("hm", Number: 1, Question: 1)).ChangedNothing();

        Assert.Contains(team.Ben.Id, team.Charter.WaitedFor(team.Question));
        team.Ben.Says("ok 2").Notes(Note.Okayed);
    }

    [Fact]
    public void An_ok_written_before_the_newest_draft_was_shown_does_not_count()
    {
        var team = Team.Drafted();

        var decision = team.Ben.SaysTooLate("ok");

        decision.ChangedNothing();
        Assert.Equal(1, decision.Only<Reply.DraftIsNewer>().Draft);
    }

    [Fact]
    public void An_objection_to_an_old_draft_is_not_lost()
    {
        var team = Team.Drafted();
        team.Amina.Says("draft Our maps contradict each other, weekly.");

        team.Ben.Presses(new CharterCommand.Object("too vague", Number: 1, Question: 1)).Notes(Note.Objected);

        var objection = Assert.Single(team.Question.Objections);
        Assert.Equal((1, "too vague"), (objection.Draft, objection.Reason));
        team.Ben.Says("ok");
        Assert.Empty(team.Question.Objections);
    }

    [Fact]
    public void An_emoji_is_no_consent()
    {
        var team = Team.Drafted();

        team.Ben.Says("👍").Only<Reply.NotStored>();

        Assert.Contains(team.Ben.Id, team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void Stances_need_an_open_draft()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("ok").Refused(Obstacle.NoDraftOpen);
        team.Ben.Presses(new CharterCommand.Object("x")).Refused(Obstacle.NoDraftOpen);
        team.Ben.Presses(new CharterCommand.Aside("x")).Refused(Obstacle.NoDraftOpen);
        team.Agree("Trust.");

        team.Ben.Presses(new CharterCommand.Ok(1, 1)).Refused(Obstacle.QuestionIsAgreed);
        Team.Started("Amina").Amina.Says("ok").Refused(Obstacle.NotBegun);
        Team.Published().Amina.Says("ok").Refused(Obstacle.AlreadyPublished);
    }

    [Fact]
    public void Who_falls_silent_on_one_question_is_not_waited_for_on_another()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        team.Amina.Says("question 3");
        team.Amina.Says("draft Analysts.");
        team.Ben.Says("ok");
        team.Amina.Says("question 1");
        team.Amina.Says("draft Trust.");
        team.Ben.Says("ok");
        Assert.Equal([team.Chiara.Id], team.Charter.WaitedFor(team.Charter[3]));

        team.Amina.Says("close");

        Assert.Equal(Stage.Agreed, team.Charter[3].Stage);
    }

    [Fact]
    public void Agreement_on_another_question_than_the_one_asked_leaves_that_one_asked()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Ben.Says("question 5");

        team.Chiara.Presses(new CharterCommand.Ok(1, 1));

        Assert.Equal((Stage.Agreed, 5), (team.Charter[1].Stage, team.Charter.Current));
    }
}
