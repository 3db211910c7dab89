using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class ContributingTests
{
    [Fact]
    public void Only_a_file_is_no_piece()
    {
        var team = Team.Begun("Amina");

        team.Amina.Presses(new CharterCommand.AttachmentOnly()).Only<Reply.SentencePlease>();

        Assert.Empty(team.Question.Pieces);
    }

    [Fact]
    public void Up_to_the_limit_a_text_is_stored_whole_counted_in_code_points()
    {
        var team = Team.Begun("Amina");
        var longest = string.Concat(Enumerable.Repeat("🗺", Charter.MostCodePoints - 1)) + "a";

        team.Amina.Says(longest).Notes(Note.PieceKept);
        var refused = team.Amina.Says(longest + "b").Only<Reply.TooLong>();

        Assert.Equal((Charter.MostCodePoints, Charter.MostCodePoints + 1), (refused.Limit, refused.Count));
        Assert.Equal([longest], team.Question.Texts);
        Assert.Empty(team.Amina.RepliesPlainly(longest).Replies.OfType<Reply.TooLong>());
        Assert.IsType<Reply.TooLong>(Assert.Single(team.Amina.RepliesPlainly(longest + "b").Replies));
        Assert.IsType<Reply.TooLong>(Assert.Single(team.Amina.Says("draft " + longest + "b").Replies));
    }

    [Theory]
    [InlineData("2:")]
    [InlineData("Q1: \n Q2:")]
    public void A_label_without_text_is_said_so(string text) =>
        Team.Begun("Amina").Amina.Says(text).Refused(Obstacle.TextNeeded);

    [Fact]
    public void Blank_text_from_a_form_is_no_piece()
    {
        var team = Team.Begun("Amina");

        team.Amina.Presses(new CharterCommand.Contribute(" \n ", 2)).Refused(Obstacle.TextNeeded);
        team.Amina.Presses(new CharterCommand.Draft("  ")).Refused(Obstacle.TextNeeded);
        team.Amina.Presses(new CharterCommand.Change("\t", 1)).Refused(Obstacle.TextNeeded);
    }

    [Fact]
    public void A_form_for_one_question_keeps_labels_as_text()
    {
        var team = Team.Begun("Amina");

        team.Amina.Presses(new CharterCommand.Contribute("3: stays here", 2));

        Assert.Equal(["3: stays here"], team.Charter[2].Texts);
    }

    [Fact]
    public void What_was_written_is_stored_as_text()
    {
        var team = Team.Begun("Amina");
        const string Text = "<at>everyone</at> <!channel> **bold** | a | table | [x](https://example.org) @all";

        team.Amina.Says(Text);

        Assert.Equal([Text], team.Question.Texts);
    }

    [Fact]
    public void After_eight_pieces_the_question_card_is_posted_anew()
    {
        var team = Team.Begun("Amina");
        for (var piece = 1; piece < QuestionProgress.PiecesPerPosting; piece++)
            team.Amina.Says($"piece {piece}");
        Assert.Equal(1, team.Question.Postings);

        team.Amina.Says("the eighth");

        Assert.Equal((2, 0), (team.Question.Postings, team.Question.PiecesSincePosting));
    }

    [Fact]
    public void A_form_that_is_sent_in_twice_gives_one_piece()
    {
        var team = Team.Begun("Amina", "Ben");

        team.Ben.Presses(new CharterCommand.Contribute("Maps mislead.", 1));
        team.Ben.Presses(new CharterCommand.Contribute("Maps mislead.", 1));

        Assert.Single(team.Question.Pieces);
    }

    [Fact]
    public void A_message_brings_its_pieces_once_whoever_makes_an_answer_of_it()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("Maps mislead.", "m-1");

        var used = team.Ben.IsUsed("m-1", "CharterBot Maps mislead.", 2);

        used.Notes(Note.PieceKept);
        Assert.Empty(used.Events);
        team.Ben.IsUsed("m-2", "Seven corrections.", 2).Changed();
        Assert.Empty(team.Ben.IsUsed("m-2", "Seven corrections.", 3).Events);
        Assert.Equal(["Seven corrections."], team.Charter[2].Texts);
    }

    [Fact]
    public void A_message_whose_piece_was_taken_back_can_be_made_an_answer_again()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.IsUsed("m-1", "Maps mislead.", 1);
        team.Ben.Says("undo");

        team.Ben.IsUsed("m-1", "Maps mislead.", 1).Changed();

        Assert.Equal(["Maps mislead."], team.Question.Texts);
    }
}
