using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

public sealed class ContributingTests
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
    public void A_pass_counts_as_answered()
    {
        var team = Team.Begun("Amina", "Ben", "Chiara");
        team.Amina.Says("Maps mislead.");
        team.Ben.Says("pass").Notes(Note.Passed);
        Assert.Equal(2, team.Charter.AnsweredOrPassed(team.Question));
        Assert.False(team.Charter.IsReadyToDraft(team.Question));

        team.Chiara.Says("pass 1");

        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void When_everyone_has_answered_or_passed_it_is_ready_to_draft_also_without_a_piece()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Amina.Says("pass");
        Assert.False(team.Charter.IsReadyToDraft(team.Question));

        team.Ben.Says("pass");

        Assert.Equal(2, team.Charter.AnsweredOrPassed(team.Question));
        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void A_silent_member_is_not_waited_for_before_a_draft_either()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");
        team.Amina.Says("close");
        team.Amina.Says("seven corrections");
        team.Ben.Says("pass");

        Assert.True(team.Charter.MemberOf(team.Chiara.Id)!.IsSilent);
        Assert.True(team.Charter.IsReadyToDraft(team.Question));
    }

    [Fact]
    public void A_second_pass_changes_nothing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pass");

        team.Amina.Says("pass").ChangedNothing();
    }

    [Fact]
    public void A_settled_question_takes_no_pass()
    {
        var team = Team.Begun("Amina");
        team.Agree("Trust.");
        team.Amina.Says("park 2");

        team.Amina.Says("pass 1").Refused(Obstacle.QuestionIsAgreed);
        team.Amina.Says("pass 2").Refused(Obstacle.QuestionIsParked);
        team.Amina.Says("pass 8").Refused(Obstacle.NoSuchQuestion);
        Team.Started("Amina").Amina.Says("pass").Refused(Obstacle.NotBegun);
    }

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
        Assert.IsType<Reply.TooLong>(Assert.Single(team.Amina.RepliesPlainly(longest + "b").Replies));
        Assert.IsType<Reply.TooLong>(Assert.Single(team.Amina.Says("draft " + longest + "b").Replies));
    }

    [Theory]
    [InlineData("2:")]
    [InlineData("Q1: \n Q2:")]
    public void A_label_without_text_is_said_so(string text) =>
        Assert.NotEmpty(Team.Begun("Amina").Amina.Says(text).Replies);

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
