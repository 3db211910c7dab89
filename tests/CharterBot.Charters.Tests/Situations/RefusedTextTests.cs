using CharterBot.Charters.Commands;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Tests.Situations;

/// <summary>
/// Each reply to a command that took text offers [It was my answer], also where the command was refused.
/// </summary>
public sealed class RefusedTextTests
{
    [Theory]
    [InlineData("draft animals need maps too", Obstacle.IsPaused)]
    [InlineData("object animals in maps", Obstacle.IsPaused)]
    [InlineData("aside glances at maps", Obstacle.IsPaused)]
    [InlineData("change 9: what we do with maps", Obstacle.NoSuchQuestion)]
    [InlineData("reopen 2 libraries a year", Obstacle.QuestionIsOpen)]
    [InlineData("rename confusing charts", Obstacle.NotTheFacilitator)]
    public void A_refused_command_that_took_text_offers_it_as_an_answer(string text, Obstacle why)
    {
        var team = Team.Drafted();
        team.Amina.Says("pause");
        if (why != Obstacle.IsPaused)
            team.Amina.Says("resume");

        var decision = team.Ben.Says(text);
        decision.Refused(why);
        team.Presses(team.Ben, decision);

        Assert.Equal([text], team.Question.Texts);
    }

    [Fact]
    public void Before_begin_the_text_of_a_refused_draft_is_kept_for_question_1()
    {
        var team = Team.Started("Amina");
        var decision = team.Amina.Says("draft animals need maps");
        decision.Refused(Obstacle.NotBegun);

        var kept = team.Presses(team.Amina, decision).Only<Reply.Kept>();

        Assert.Equal(new KeptPiece(1, KeptPiece.How.BeforeBegin), Assert.Single(kept.Pieces));
        Assert.Equal(["draft animals need maps"], team.Charter[1].Texts);
    }

    [Fact]
    public void While_paused_the_text_of_a_refused_draft_is_taken()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("pause");
        var decision = team.Amina.Says("draft animals need maps");

        team.Presses(team.Amina, decision).Notes(Note.PieceKept);

        Assert.Equal(["draft animals need maps"], team.Question.Texts);
    }

    [Theory]
    [InlineData("draft a glossary", Obstacle.AlreadyPublished)]
    [InlineData("rename confusing charts", Obstacle.AlreadyPublished)]
    [InlineData("reopen 2 libraries a year", Obstacle.AlreadyPublished)]
    public void After_publishing_the_text_of_a_refused_command_is_kept_as_a_suggestion(string text, Obstacle why)
    {
        var team = Team.Published();
        var decision = team.Amina.Says(text);
        decision.Refused(why);

        team.Presses(team.Amina, decision).Only<Reply.KeptAsSuggestion>();

        Assert.Equal(text, Assert.Single(team.Charter.Suggestions).Text);
    }

    [Fact]
    public void A_text_that_is_too_long_for_a_name_and_not_for_an_answer_can_be_kept()
    {
        var team = Team.Begun("Amina");
        var text = "rename every " + new string('a', 100);

        var decision = team.Amina.Says(text);
        decision.Only<Reply.TooLong>();
        team.Presses(team.Amina, decision);

        Assert.Equal([text], team.Question.Texts);
        Assert.Equal("Data-Viz Practitioners", team.Charter.Name);
        Assert.Null(team.Amina.Says("draft " + new string('a', 4_001)).Only<Reply.TooLong>().Text);
    }

    [Fact]
    public void A_reason_written_before_the_newest_draft_was_shown_can_be_kept()
    {
        var team = Team.Drafted();

        var decision = team.Ben.SaysTooLate("aside glances at maps");
        decision.Only<Reply.DraftIsNewer>();
        team.Presses(team.Ben, decision);

        Assert.Equal(["aside glances at maps"], team.Question.Texts);
    }

    [Fact]
    public void A_draft_that_is_there_word_for_word_can_be_kept_as_an_answer()
    {
        var team = Team.Drafted("animals need maps");
        var own = team.Amina.Says("draft animals need maps");
        team.Presses(team.Amina, own);
        Assert.Equal([team.Amina.Id], team.Charter.Okayed(team.Question));

        var okayed = team.Ben.Says("draft animals need maps");
        Assert.Contains(team.Ben.Id, team.Charter.Okayed(team.Question));
        team.Presses(team.Ben, okayed);

        Assert.Equal([team.Amina.Id], team.Charter.Okayed(team.Question));
        Assert.Equal(["draft animals need maps", "draft animals need maps"], team.Question.Texts);
    }

    [Theory]
    [InlineData("object")]
    [InlineData("rename")]
    [InlineData("reopen 2")]
    [InlineData("begin")]
    [InlineData("close")]
    public void A_refused_command_that_took_no_text_offers_nothing(string text) =>
        Assert.Null(Team.Drafted().Ben.Says(text).Only<Reply.NotNow>().Text);

    [Fact]
    public void Where_nothing_can_be_kept_nothing_is_offered()
    {
        var team = Team.Begun("Amina");
        team.Amina.Says("cancel");
        team.Amina.Says("cancel");

        Assert.Null(team.Amina.Says("draft Trust.").Only<Reply.NotNow>().Text);
        Assert.Null(team.Amina.Presses(new CharterCommand.Draft("Trust.")).Only<Reply.NotNow>().Text);
        new Team().Amina.Says("draft Trust.").Only<Reply.NoCharterHere>();
    }

    [Fact]
    public void What_was_an_answer_goes_to_the_question_that_was_asked_when_it_was_written()
    {
        var team = Team.Begun("Amina");
        var talk = team.Amina.Says("thanks all");
        var near = team.Amina.Says("publsh");
        var refused = team["Visitor"].Says("reopen 2 libraries a year");
        team.Agree("Trust.");
        Assert.Equal(2, team.Charter.Current);

        foreach (var (by, decision) in new[] { (team.Amina, talk), (team.Amina, near), (team["Visitor"], refused) })
            team.Presses(by, decision);

        Assert.Equal(["thanks all", "publsh", "reopen 2 libraries a year"], team.Charter[1].Texts);
    }
}
