using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class SkippingTests
{
    [Fact]
    public void A_skipped_question_is_asked_again_after_the_last_and_skipped_twice_it_is_parked()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("skip").Notes(Note.Skipped);
        Assert.Equal(2, team.Charter.Current);
        for (var number = 2; number <= 7; number++)
            team.Agree($"Answer {number}.");
        Assert.Equal(1, team.Charter.Current);

        team.Amina.Says("skip").Notes(Note.Parked);

        Assert.Equal((Stage.Parked, Phase.Reviewing), (team.Charter[1].Stage, team.Charter.Phase));
    }

    [Fact]
    public void Two_people_who_skip_the_same_question_at_once_do_not_park_it()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Presses(new CharterCommand.Skip(1)).Notes(Note.Skipped);

        var second = team.Ben.Presses(new CharterCommand.Skip(1));

        second.ChangedNothing();
        second.Notes(Note.Skipped);
        Assert.Equal((2, Stage.Skipped), (team.Charter.Current, team.Charter[1].Stage));
        team.Amina.Says("question 1");
        team.Ben.Says("skip").Notes(Note.Parked);
    }

    [Fact]
    public void On_the_last_open_question_a_second_press_of_the_same_showing_is_the_same_skip()
    {
        var team = Team.Begun("Amina", "Ben");
        for (var number = 1; number <= 6; number++)
            team.Agree($"Answer {number}.");
        var shown = team.Question.Postings;
        team.Amina.Presses(new CharterCommand.Skip(7, shown)).Notes(Note.Skipped);

        var second = team.Ben.Presses(new CharterCommand.Skip(7, shown));

        second.ChangedNothing();
        second.Notes(Note.Skipped);
        Assert.Equal((7, Stage.Asked), (team.Charter.Current, team.Charter[7].Stage));
        team.Ben.Presses(new CharterCommand.Skip(7, team.Question.Postings)).Notes(Note.Parked);
    }

    [Fact]
    public void Typed_by_two_at_once_on_the_last_open_question_it_is_the_same_skip()
    {
        var team = Team.Begun("Amina", "Ben");
        for (var number = 1; number <= 6; number++)
            team.Agree($"Answer {number}.");
        team.Amina.Says("skip").Notes(Note.Skipped);

        foreach (var words in new[] { "skip", "skip 7" })
        {
            var second = team.Ben.SaysTooLate(words);
            second.ChangedNothing();
            second.Notes(Note.Skipped);
        }

        Assert.Equal((7, Stage.Asked), (team.Charter.Current, team.Charter[7].Stage));
        team.Ben.Says("skip").Notes(Note.Parked);
    }

    [Fact]
    public void Typed_by_two_at_once_it_does_not_skip_the_next_question_too()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("skip").Notes(Note.Skipped);

        var second = team.Ben.SaysTooLate("skip");

        second.ChangedNothing();
        Assert.Equal((1, false), (second.Only<Reply.Noted>().Question, second.Only<Reply.Noted>().IsQuiet));
        Assert.Equal((2, Stage.Asked), (team.Charter.Current, team.Charter[2].Stage));
        team.Ben.Says("skip").Notes(Note.Skipped);
        Assert.Equal((3, Stage.Skipped), (team.Charter.Current, team.Charter[2].Stage));
    }

    [Fact]
    public void Typed_while_the_last_one_agrees_it_does_not_skip_the_question_that_nobody_saw()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Agree("Answer 1.");

        team.Ben.SaysTooLate("skip").Refused(Obstacle.QuestionIsAgreed);

        Assert.Equal((2, Stage.Asked), (team.Charter.Current, team.Charter[2].Stage));
    }

    [Fact]
    public void Typed_by_two_at_once_when_it_parks_the_last_one_the_second_is_told_that_it_is_parked()
    {
        var team = Team.Begun("Amina", "Ben");
        for (var number = 1; number <= 6; number++)
            team.Agree($"Answer {number}.");
        team.Amina.Says("skip");
        team.Amina.Says("skip").Notes(Note.Parked);

        team.Ben.SaysTooLate("skip").Refused(Obstacle.QuestionIsParked);

        Assert.Equal(Phase.Reviewing, team.Charter.Phase);
        team.Ben.Says("skip").Refused(Obstacle.NoQuestionOpen);
    }

    [Fact]
    public void A_number_names_another_question_than_the_one_seen()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Agree("Answer 1.");

        team.Ben.SaysTooLate("skip 2").Notes(Note.Skipped);

        Assert.Equal(Stage.Skipped, team.Charter[2].Stage);
    }

    [Fact]
    public void A_press_on_a_card_that_moved_down_meanwhile_still_skips()
    {
        var team = Team.Begun("Amina");
        for (var piece = 1; piece <= QuestionProgress.PiecesPerPosting; piece++)
            team.Amina.Says($"piece {piece}");

        team.Amina.Presses(new CharterCommand.Skip(1, Showing: 1)).Notes(Note.Skipped);

        Assert.Equal(Stage.Skipped, team.Charter[1].Stage);
    }

    [Fact]
    public void Skipping_another_question_leaves_the_one_asked_asked()
    {
        var team = Team.Begun("Amina");

        team.Amina.Says("skip 2");

        Assert.Equal((1, Stage.Skipped), (team.Charter.Current, team.Charter[2].Stage));
        team.Agree("Answer 1.");
        Assert.Equal(3, team.Charter.Current);
    }

    [Fact]
    public void Skipping_is_for_members_and_not_over_an_objection()
    {
        var team = Team.Drafted();
        team["Visitor"].Says("skip").Refused(Obstacle.NotAMember);
        team.Ben.Says("object too vague");

        team.Amina.Says("skip").Refused(Obstacle.ObjectionOpen);
        team.Amina.Says("skip 9").Refused(Obstacle.NoSuchQuestion);
        Team.Started("Amina").Amina.Says("skip").Refused(Obstacle.NotBegun);
        Team.Published().Amina.Says("skip 1").Refused(Obstacle.AlreadyPublished);
    }
}
