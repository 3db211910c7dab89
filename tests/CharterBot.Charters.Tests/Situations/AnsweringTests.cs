using CharterBot.Charters.Answers;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class AnsweringTests
{
    [Fact]
    public void Text_that_is_no_command_is_a_piece_for_the_question_now_asked()
    {
        var team = Team.Begun("Amina", "Ben");

        team.Ben.Says("Everyone rebuilds the same dashboards.").Notes(Note.PieceKept);

        var piece = Assert.Single(team.Question.Pieces);
        Assert.Equal((team.Ben.Id, "Everyone rebuilds the same dashboards."), (piece.Author, piece.Text));
    }

    [Fact]
    public void Anyone_in_the_conversation_may_contribute()
    {
        var team = Team.Begun("Amina");

        team["Visitor"].Says("Nobody checks the maps.").Notes(Note.PieceKept);

        Assert.False(team.Charter.IsMember(team["Visitor"].Id));
        Assert.Equal(["Nobody checks the maps."], team.Question.Texts);
    }

    [Fact]
    public void Labels_split_a_message_before_anything_else()
    {
        var team = Team.Begun("Amina");

        var kept = team.Amina
            .Says("1: Half of our charts mislead. 2: at most 7 corrections in 2027\nQ3: analysts")
            .Only<Reply.Kept>();

        Assert.Equal(
            [(1, KeptPiece.How.ForNow), (2, KeptPiece.How.ForLater), (3, KeptPiece.How.ForLater)],
            kept.Pieces.Select(piece => (piece.Question, piece.Why)));
        Assert.Equal(["at most 7 corrections in 2027"], team.Charter[2].Texts);
        Assert.Equal(["analysts"], team.Charter[3].Texts);
    }

    [Fact]
    public void What_stands_before_the_first_label_belongs_to_the_question_now_asked()
    {
        var team = Team.Begun("Amina");

        team.Amina.Says("Maps mislead. 3: designers");

        Assert.Equal(["Maps mislead."], team.Charter[1].Texts);
        Assert.Equal(["designers"], team.Charter[3].Texts);
    }

    [Fact]
    public void Several_messages_to_one_question_are_all_kept_in_order()
    {
        var team = Team.Begun("Amina", "Ben");

        team.Ben.Says("first");
        team.Amina.Says("between");
        team.Ben.Says("second");

        Assert.Equal(["first", "second"], team.Question.PiecesOf(team.Ben.Id).Select(piece => piece.Text));
    }

    [Fact]
    public void Line_breaks_are_kept_and_runs_of_spaces_folded()
    {
        var team = Team.Begun("Amina");

        team.Amina.Says("one   two\u00a0 three\n- four");

        Assert.Equal(["one two three\n- four"], team.Question.Texts);
    }

    [Fact]
    public void A_late_piece_is_kept_with_its_question_and_said_so()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");

        var kept = team["Ben"].Says("1: and speed").Only<Reply.Kept>();

        Assert.Equal(KeptPiece.How.AlreadyAgreed, Assert.Single(kept.Pieces).Why);
        Assert.True(Assert.Single(team.Charter[1].StandingPieces).IsLate);
        Assert.Equal(Stage.Agreed, team.Charter[1].Stage);
    }

    [Fact]
    public void A_piece_for_a_parked_question_is_kept_and_said_so()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("park");

        var kept = team.Amina.Says("1: after all, trust").Only<Reply.Kept>();

        Assert.Equal(KeptPiece.How.IsParked, Assert.Single(kept.Pieces).Why);
    }

    [Fact]
    public void Text_before_begin_is_kept_for_the_first_question()
    {
        var team = Team.Started("Amina");

        var kept = team.Amina.Says("Maps contradict each other.").Only<Reply.Kept>();

        Assert.Equal(new KeptPiece(1, KeptPiece.How.BeforeBegin), Assert.Single(kept.Pieces));
        Assert.Equal(["Maps contradict each other."], team.Charter[1].Texts);
    }

    [Fact]
    public void Text_while_paused_is_taken()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pause");

        team.Amina.Says("Maps contradict each other.").Notes(Note.PieceKept);

        Assert.Single(team.Question.Pieces);
    }

    [Fact]
    public void Text_after_publishing_is_kept_as_a_suggestion_for_the_next_version()
    {
        var team = Team.Published();

        team["Ben"].Says("Meet monthly instead.").Only<Reply.KeptAsSuggestion>();

        Assert.Equal("Meet monthly instead.", Assert.Single(team.Charter.Suggestions).Text);
    }

    [Fact]
    public void Text_where_no_charter_is_gets_help()
    {
        var team = new Team();

        team.Amina.Says("We should share maps.").Only<Reply.NoCharterHere>();

        Assert.Null(team.Maybe);
    }

    [Fact]
    public void Text_in_a_cancelled_charter_is_refused()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");

        team.Amina.Says("We should share maps.").Refused(Obstacle.IsCancelled);
    }

    [Theory]
    [InlineData("👍")]
    [InlineData("thanks all")]
    [InlineData("hi")]
    [InlineData("Why not monthly?")]
    public void Small_talk_is_not_stored_and_can_be_kept_by_a_button(string text)
    {
        var team = Team.Begun("Amina");

        var offered = team.Amina.Says(text).Only<Reply.NotStored>();
        Assert.Empty(team.Question.Pieces);

        team.Amina.Presses(new Commands.CharterCommand.ItWasMyAnswer(offered.Text, null, 0, 0)).Notes(Note.PieceKept);
        Assert.Equal([text], team.Question.Texts);
    }
}
