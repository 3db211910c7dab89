using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Who gave pieces changes their mind about them: change, remove, the edit form.</summary>
public sealed class ChangingTests
{
    [Fact]
    public void A_change_replaces_the_persons_own_pieces_and_keeps_the_history()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("one");
        team.Ben.Says("two");
        team.Amina.Says("hers");

        team.Ben.Says("change We share maps").Only<Reply.Took>();

        Assert.Equal(["hers", "We share maps"], team.Question.Texts);
        Assert.Equal(4, team.Question.Pieces.Length);
    }

    [Fact]
    public void A_labelled_change_goes_to_that_question()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("2: five");

        team.Amina.Says("change 2: at most seven");

        Assert.Equal(["at most seven"], team.Charter[2].Texts);
    }

    [Fact]
    public void A_change_that_was_an_answer_gives_back_what_it_replaced()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("one");
        var took = team.Amina.Says("change habits").Only<Reply.Took>();
        team.Amina.Says("three");

        team.Amina.Presses(new CharterCommand.ItWasMyAnswer(took.Text, took.Command, took.Question, took.Number));

        Assert.Equal(["one", "three", "change habits"], team.Question.Texts);
    }

    [Fact]
    public void The_edit_form_of_a_question_that_does_not_exist_changes_nothing() =>
        Team.Begun("Amina").Amina.Presses(new CharterCommand.Change("x", 8)).Refused(Obstacle.NoSuchQuestion);

    [Fact]
    public void Remove_withdraws_ones_own_pieces_only()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("2: hers");
        team.Ben.Says("2: his");

        team.Ben.Says("remove 2").Notes(Note.PiecesRemoved);

        Assert.Equal(["hers"], team.Charter[2].Texts);
        team.Ben.Says("remove 2").Refused(Obstacle.NoPieces);
        team.Ben.Says("remove 9").Refused(Obstacle.NoSuchQuestion);
    }

    [Fact]
    public void A_changed_answer_sent_in_twice_is_changed_once()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.");
        team.Amina.Presses(new CharterCommand.Change("Maps mislead.", 1)).Changed();

        var again = team.Amina.Presses(new CharterCommand.Change("Maps mislead.", 1));

        again.Notes(Note.PieceKept);
        Assert.Empty(again.Events);
    }
}
