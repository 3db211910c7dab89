using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>
/// With an open draft, who says a stance in other words is asked, and who writes on is told that it is none.
/// </summary>
public sealed class StanceInWordsTests
{
    [Theory]
    [InlineData("looks good to me")]
    [InlineData("ok 1, thanks")]
    [InlineData("+1 from me")]
    [InlineData("fine with me")]
    [InlineData("draft 1 looks good")]
    public void Who_agrees_in_other_words_is_asked_and_nothing_is_stored(string text)
    {
        var team = Team.Drafted();

        var decision = team.Ben.Says(text);

        decision.ChangedNothing();
        Assert.Equal(
            new(CommandName.Ok, text, CanDoIt: true, Question: 1, Number: 1, Asked: 1),
            decision.Only<Reply.DidYouMean>());
        team.Presses(team.Ben, decision);
        Assert.Equal([text], team.Question.Texts);
    }

    [Fact]
    public void Who_does_not_agree_in_other_words_is_asked_too()
    {
        var team = Team.Drafted();

        Assert.Equal(
            new(CommandName.Object, "I object", CanDoIt: false, 1, 1, 1),
            team.Ben.Says("I object").Only<Reply.DidYouMean>());
        Assert.Equal(
            new(CommandName.Object, "I disagree, it is too vague", CanDoIt: true, 1, 1, 1),
            team.Ben.Says("I disagree, it is too vague").Only<Reply.DidYouMean>());
        Assert.Equal(
            new(CommandName.Aside, "I stand aside, I was away", CanDoIt: true, 1, 1, 1),
            team.Ben.Says("I stand aside, I was away").Only<Reply.DidYouMean>());
        Assert.Empty(team.Question.Objections);
        Assert.Empty(team.Question.Texts);
    }

    [Fact]
    public void A_stance_in_words_on_a_draft_that_was_not_shown_yet_shows_it()
    {
        var team = Team.Drafted();

        Assert.Equal(new(1, 1, "looks good"), team.Ben.SaysTooLate("looks good").Only<Reply.DraftIsNewer>());
        Assert.Equal(1, team.Ben.Says("draft 2 looks good").Only<Reply.DraftIsNewer>().Draft);
        Assert.Equal(1, team.Ben.SaysTooLate("ok 1, thanks").Only<Reply.DidYouMean>().Number);
    }

    [Theory]
    [InlineData("looks good to me")]
    [InlineData("I object, it is too vague")]
    public void Without_an_open_draft_it_is_a_piece(string text)
    {
        var team = Team.Begun("Amina");

        team.Amina.Says(text).Notes(Note.PieceKept);

        Assert.Equal([text], team.Question.Texts);
    }

    [Fact]
    public void Who_has_agreed_already_is_only_being_kind()
    {
        var team = Team.Drafted();
        team.Ben.Says("ok");

        team.Ben.Says("great, thanks all").Only<Reply.NotStored>();

        Assert.Contains(team.Ben.Id, team.Charter.Okayed(team.Question));
    }

    [Fact]
    public void While_paused_it_is_refused_like_the_stance_and_can_be_kept()
    {
        var team = Team.Drafted();
        team.Amina.Says("pause");

        foreach (var text in (ReadOnlySpan<string>)["looks good to me", "ok, thanks"])
        {
            var decision = team.Ben.Says(text);
            decision.Refused(Obstacle.IsPaused);
            team.Presses(team.Ben, decision);
        }

        Assert.Equal(["looks good to me", "ok, thanks"], team.Question.Texts);
    }

    [Fact]
    public void Text_while_a_draft_is_open_is_kept_as_a_piece_and_said_to_be_no_stance()
    {
        var team = Team.Drafted();

        var kept = team.Ben.Says("and nobody checks them").Only<Reply.Kept>();

        Assert.Equal(new KeptPiece(1, KeptPiece.How.DraftIsOpen, Draft: 1), Assert.Single(kept.Pieces));
        Assert.Equal(["and nobody checks them"], team.Question.Texts);
        Assert.Contains(team.Ben.Id, team.Charter.WaitedFor(team.Question));
    }

    [Fact]
    public void An_answer_from_a_form_needs_no_such_word() =>
        Team.Drafted().Ben.Presses(new CharterCommand.Contribute("and nobody checks them", 1)).Notes(Note.PieceKept);
}
