using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>Replies in the thread that do not mention the bot: at most a piece.</summary>
public sealed class PlainReplyTests
{
    [Fact]
    public void A_members_plain_reply_is_a_piece_while_pieces_are_collected()
    {
        var team = Team.Begun("Amina", "Ben");

        team.Ben.RepliesPlainly("Nobody checks the maps.");
        team.Ben.RepliesPlainly("2: at most seven");

        Assert.Equal(["Nobody checks the maps."], team.Question.Texts);
        Assert.Equal(["at most seven"], team.Charter[2].Texts);
    }

    [Fact]
    public void A_strangers_plain_reply_is_not_heard()
    {
        var team = Team.Begun("Amina");

        Assert.True(team.Ben.RepliesPlainly("Nobody checks the maps.").IsNothing);
    }

    [Fact]
    public void Nothing_plain_is_heard_while_a_draft_is_open()
    {
        var team = Team.Drafted();

        Assert.True(team.Ben.RepliesPlainly("Sounds good to me.").IsNothing);
        Assert.True(team.Ben.RepliesPlainly("ok").IsNothing);
    }

    [Fact]
    public void Nothing_plain_is_heard_before_begin_in_review_or_after_publishing()
    {
        Assert.True(Team.Started("Amina").Amina.RepliesPlainly("Maps.").IsNothing);
        Assert.True(Team.Reviewing().Amina.RepliesPlainly("Maps.").IsNothing);
        Assert.True(Team.Published().Amina.RepliesPlainly("Maps.").IsNothing);
        Assert.True(new Team().Amina.RepliesPlainly("Maps.").IsNothing);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("skip")]
    [InlineData("skip 2")]
    [InlineData("publish")]
    [InlineData("pass 1")]
    public void A_plain_command_is_neither_done_nor_kept_but_answered(string word)
    {
        var team = Team.Begun("Amina");

        var decision = team.Amina.RepliesPlainly(word);

        decision.ChangedNothing();
        Assert.Equal(word, decision.Only<Reply.PlainIsNoCommand>().Text);
    }

    [Theory]
    [InlineData("thanks all")]
    [InlineData("👍")]
    [InlineData("What do you mean?")]
    public void Plain_small_talk_passes_unheard(string text) =>
        Assert.True(Team.Begun("Amina").Amina.RepliesPlainly(text).IsNothing);

    [Theory]
    [InlineData("1: why not monthly?")]
    [InlineData("1: thanks")]
    public void Labelled_text_is_always_stored(string text)
    {
        var team = Team.Begun("Amina");

        team.Amina.RepliesPlainly(text);

        Assert.Single(team.Question.Pieces);
    }

    [Fact]
    public void A_plain_sentence_that_begins_like_a_command_is_a_piece()
    {
        var team = Team.Begun("Amina");

        team.Amina.RepliesPlainly("draft horse owners");

        Assert.Equal(["draft horse owners"], team.Question.Texts);
        Assert.Empty(team.Question.Drafts);
    }
}
