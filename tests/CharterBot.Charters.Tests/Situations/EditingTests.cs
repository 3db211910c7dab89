using CharterBot.Charters.Answers;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Messages that their author edited or deleted.</summary>
public sealed class EditingTests
{
    [Fact]
    public void An_edited_message_changes_its_piece()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");

        team.Amina.Edits("m-1", "Maps mislead.");

        Assert.Equal(["Maps mislead."], team.Question.Texts);
    }

    [Fact]
    public void An_edit_that_changes_nothing_is_nothing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("1: one\n2: two", "m-1");

        Assert.True(team.Amina.Edits("m-1", "1: one\n2: two").IsNothing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1:")]
    public void An_edit_that_leaves_no_text_withdraws_the_piece(string text)
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps mislead.", "m-1");

        team.Amina.Edits("m-1", text);

        Assert.Empty(team.Question.Texts);
    }

    [Fact]
    public void Labels_in_an_edit_move_text_to_other_questions()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("trust and seven corrections", "m-1");

        team.Amina.Edits("m-1", "trust. 2: seven corrections");

        Assert.Equal(["trust."], team.Charter[1].Texts);
        Assert.Equal(["seven corrections"], team.Charter[2].Texts);
    }

    [Fact]
    public void Text_before_a_label_stays_with_its_question_when_edited()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("question 3");
        team.Amina.Says("analysts. 1: trust", "m-1");

        team.Amina.Edits("m-1", "designers. 1: trust");

        Assert.Equal(["designers."], team.Charter[3].Texts);
        Assert.Equal(["trust"], team.Charter[1].Texts);
    }

    [Fact]
    public void An_edited_command_does_nothing_again()
    {
        var team = Team.Drafted();
        team.Ben.Says("object too vague", "m-1");

        Assert.True(team.Ben.Edits("m-1", "ok").IsNothing);
        Assert.Single(team.Question.Objections);
    }

    [Fact]
    public void A_deleted_message_withdraws_its_piece()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("Maps mislead.", "m-1");

        Assert.True(team.Amina.Deletes("m-1").IsNothing);
        team.Ben.Deletes("m-1").Changed();

        Assert.Equal(PieceState.Withdrawn, Assert.Single(team.Question.Pieces).State);
    }

    [Fact]
    public void The_drafter_of_a_draft_that_used_the_piece_is_told()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("Maps misled.", "m-1");
        team.Amina.Says("draft: Maps misled us.");

        var told = team.Ben.Edits("m-1", "Maps mislead.").Only<Reply.UsedPieceChanged>();

        Assert.Equal(new(1, 1, team.Amina.Id), told);
    }

    [Fact]
    public void The_drafter_is_told_once_however_many_pieces_a_message_brought()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("1: one\n1: two\n1: three", "m-1");
        team.Amina.Says("draft: One, two, three.");

        team.Ben.Deletes("m-1").Only<Reply.UsedPieceChanged>();
    }

    [Fact]
    public void A_suggestion_follows_its_message_too()
    {
        var team = Team.Published();
        team.Ben.Says("Meet monthy.", "m-1");

        team.Ben.Edits("m-1", "Meet monthly.");
        Assert.Equal("Meet monthly.", Assert.Single(team.Charter.Suggestions).Text);
        team.Ben.Deletes("m-1");

        Assert.Equal("", Assert.Single(team.Charter.Suggestions).Text);
    }

    [Fact]
    public void An_older_edit_that_comes_late_changes_nothing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");
        team.Amina.Edits("m-1", "Maps mislead us.", Minute(2));

        Assert.True(team.Amina.Edits("m-1", "Maps mislead.", Minute(1)).IsNothing);
        Assert.True(team.Amina.Deletes("m-1", Minute(1)).IsNothing);
        Assert.Equal(["Maps mislead us."], team.Question.Texts);
        team.Amina.Edits("m-1", "Our maps mislead.", Minute(3)).Changed();
    }

    [Fact]
    public void An_edit_from_before_the_deletion_brings_nothing_back()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");
        team.Amina.Deletes("m-1", Minute(2));

        Assert.True(team.Amina.Edits("m-1", "Maps mislead.", Minute(1)).IsNothing);
        Assert.True(team.Amina.Undeletes("m-1", "Maps misled.", Minute(1)).IsNothing);
    }

    [Fact]
    public void An_undeleted_message_brings_back_what_it_had_brought()
    {
        var team = Team.Begun("Amina", "Ben");
        team.Ben.Says("1: one 2: two", "m-1");
        team.Ben.Says("1: one 2: two. 3: three", "m-2");
        team.Ben.Deletes("m-1", Minute(1));
        team.Ben.Deletes("m-2", Minute(2));

        team.Ben.Undeletes("m-2", "1: one 2: two. 3: three", Minute(3)).Changed();

        Assert.Equal(["one 2: two."], team.Charter[1].Texts);
        Assert.Equal(["three"], team.Charter[3].Texts);
        Assert.True(team.Ben.Deletes("m-2", Minute(2)).IsNothing);
    }

    [Fact]
    public void It_can_be_deleted_and_brought_back_again_also_with_another_text()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");
        team.Amina.Deletes("m-1", Minute(1));
        team.Amina.Undeletes("m-1", "Maps mislead.", Minute(2));
        Assert.Equal(["Maps mislead."], team.Question.Texts);

        team.Amina.Deletes("m-1", Minute(3));
        Assert.Empty(team.Question.Texts);
        team.Amina.Undeletes("m-1", "Maps mislead.", Minute(4));

        Assert.Equal(["Maps mislead."], team.Question.Texts);
    }

    [Fact]
    public void What_its_author_took_back_is_not_brought_back()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");
        team.Amina.Says("undo");
        team.Amina.Deletes("m-1", Minute(1));

        Assert.True(team.Amina.Undeletes("m-1", "Maps misled.", Minute(2)).IsNothing);
    }

    [Fact]
    public void An_undeletion_that_comes_twice_or_before_its_deletion_changes_nothing()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("Maps misled.", "m-1");

        Assert.True(team.Amina.Undeletes("m-1", "Maps misled.", Minute(2)).IsNothing);
        Assert.True(team.Amina.Undeletes("m-9", "Never seen.", Minute(2)).IsNothing);
    }

    [Fact]
    public void A_suggestion_keeps_to_the_last_word_and_comes_back_too()
    {
        var team = Team.Published();
        team.Ben.Says("Meet monthy.", "m-1");
        team.Ben.Edits("m-1", "Meet monthly.", Minute(2));

        Assert.True(team.Ben.Edits("m-1", "Meet month.", Minute(1)).IsNothing);
        team.Ben.Deletes("m-1", Minute(3));
        team.Ben.Undeletes("m-1", "Meet monthly.", Minute(4));

        Assert.Equal("Meet monthly.", Assert.Single(team.Charter.Suggestions).Text);
    }

    private static DateTimeOffset Minute(int minute) => new(2027, 3, 1, 9, minute, 0, TimeSpan.Zero);
}
