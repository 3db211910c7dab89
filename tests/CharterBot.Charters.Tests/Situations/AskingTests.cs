using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>The waterfall, and how people steer it.</summary>
public sealed class AskingTests
{
    [Fact]
    public void The_facilitator_begins_once()
    {
        var team = Team.Started("Amina", "Ben");
        team.Ben.Says("begin").Refused(Obstacle.NotTheFacilitator);

        team.Amina.Says("go").Notes(Note.Begun);

        Assert.Equal((Phase.Asking, 1, 1), (team.Charter.Phase, team.Charter.Current, team.Question.Postings));
        team.Amina.Says("begin").Refused(Obstacle.AlreadyBegun);
    }

    [Fact]
    public void After_the_last_question_comes_the_review()
    {
        var team = Team.Reviewing();

        Assert.Equal((Phase.Reviewing, 0), (team.Charter.Phase, team.Charter.Current));
    }

    [Fact]
    public void The_facilitator_parks_even_on_an_objection()
    {
        var team = Team.Drafted();
        team.Ben.Says("object too vague");
        team.Ben.Says("park").Refused(Obstacle.NotTheFacilitator);

        team.Amina.Says("park").Notes(Note.Parked);

        Assert.Equal((Stage.Parked, 2), (team.Charter[1].Stage, team.Charter.Current));
        Assert.Single(team.Charter[1].Objections);
        team.Amina.Says("park 1").Refused(Obstacle.QuestionIsParked);
    }

    [Fact]
    public void The_objection_to_a_parked_question_is_still_open_when_it_is_reopened()
    {
        var team = Team.Drafted();
        team.Chiara.Says("object too vague");
        team.Amina.Says("park");
        team.Ben.Says("reopen 1 we have it now");
        team.Ben.Says("draft Our maps contradict each other, weekly.");
        team.Amina.Says("ok");
        Assert.True(team.Question.HasOpenDraft);

        team.Chiara.Says("ok");

        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
    }

    [Fact]
    public void Question_n_routes_unlabelled_text_there_and_anyone_may_ask_it()
    {
        var team = Team.Begun("Amina");

        team["Visitor"].Says("question 5").Notes(Note.QuestionShown);
        team.Amina.Says("a chart clinic");

        Assert.Equal(["a chart clinic"], team.Charter[5].Texts);
        team.Agree("A chart clinic.");
        Assert.Equal(1, team.Charter.Current);
        team.Amina.Says("question 9").Refused(Obstacle.NoSuchQuestion);
        team.Amina.Says("question").Refused(Obstacle.NoSuchQuestion);
    }

    [Fact]
    public void Wherever_people_jump_the_waterfall_ends_in_the_review()
    {
        var team = Team.Begun("Amina");
        foreach (var number in (ReadOnlySpan<int>)[5, 3, 7])
        {
            team.Amina.Says($"question {number}");
            team.Agree($"Answer {number}.");
        }

        team.Amina.Says("skip");
        team.Amina.Says("park");
        while (team.Charter.Phase == Phase.Asking)
            team.Agree("An answer.");

        Assert.Equal(Phase.Reviewing, team.Charter.Phase);
        Assert.All(team.Charter.Questions, question => Assert.True(question.IsSettled));
    }

    [Fact]
    public void An_agreed_question_is_only_shown()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");

        var decision = team.Amina.Says("question 1");

        decision.ChangedNothing();
        Assert.Equal(1, decision.Only<Reply.TextShown>().Question);
        Assert.Equal(2, team.Charter.Current);
    }

    [Fact]
    public void Back_shows_the_question_before()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("back").Refused(Obstacle.NoQuestionBefore);
        team.Amina.Says("question 3");

        team.Amina.Says("back").Notes(Note.QuestionShown);

        Assert.Equal(2, team.Charter.Current);
        Team.Started("Amina").Amina.Says("back").Refused(Obstacle.NotBegun);
    }

    [Theory]
    [InlineData("status", typeof(Reply.StatusShown))]
    [InlineData("show", typeof(Reply.TextShown))]
    [InlineData("show 2", typeof(Reply.TextShown))]
    [InlineData("questions", typeof(Reply.QuestionsShown))]
    [InlineData("history", typeof(Reply.HistoryShown))]
    [InlineData("help", typeof(Reply.Helped))]
    [InlineData("export", typeof(Reply.Exported))]
    [InlineData("my data", typeof(Reply.OwnDataShown))]
    public void Anyone_may_look_at_any_time(string command, Type reply)
    {
        Team[] teams = [Team.Started("Amina"), Team.Drafted(), Team.Reviewing(), Team.Published()];
        foreach (var team in teams)
        {
            var decision = team["Visitor"].Says(command);
            decision.ChangedNothing();
            Assert.IsType(reply, Assert.Single(decision.Replies));
        }
    }

    [Fact]
    public void A_question_that_does_not_exist_cannot_be_shown() =>
        Team.Begun("Amina").Amina.Says("show 8").Refused(Obstacle.NoSuchQuestion);

    [Fact]
    public void Where_no_charter_is_everything_but_a_start_is_answered_and_nothing_done()
    {
        foreach (var kind in Properties.Act.Kinds)
        {
            var command = kind(new(0, 0, 1, 0, 0, IsTyped: true, HasSeen: true));
            if (command is CharterCommand.Start)
                continue;
            var team = new Team();
            team.Amina.Presses(command).ChangedNothing();
            Assert.Null(team.Maybe);
        }
    }

    [Fact]
    public void A_question_asked_for_by_a_button_twice_is_asked_once()
    {
        var team = Team.Begun("Amina");
        team.Amina.Presses(new CharterCommand.ShowQuestion(3)).Changed();

        var again = team.Amina.Presses(new CharterCommand.ShowQuestion(3));

        again.Notes(Note.QuestionShown);
        Assert.Empty(again.Events);
        team.Amina.Says("question 3").Changed();
    }
}
