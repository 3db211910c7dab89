using System.Text.Json.Nodes;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>What every card of a thread keeps to.</summary>
public sealed class CardRulesTests
{
    public static TheoryData<string> Names => [.. Scenes.All.Select(scene => scene.Name)];

    [Theory]
    [InlineData("opening", "Core Team: Amina, Ben")]
    [InlineData("opening-paused", "Facilitator: Amina")]
    [InlineData("question-fresh", "Not yet: Amina, Ben, Chiara")]
    [InlineData("question-ready", "Passed: Amina, Ben, Chiara")]
    [InlineData("question-paused", "Facilitator: Amina")]
    [InlineData("question-with-draft", "Facilitator: Amina")]
    [InlineData("question-reopened", "Opened again: Ben")]
    [InlineData("draft-new", "Waiting for Ben, Chiara")]
    [InlineData("draft-objected", "Objects: Chiara")]
    [InlineData("draft-can-close", "Waiting for: Chiara")]
    [InlineData("review", "then Amina publishes it")]
    [InlineData("charter", "Core Team: Amina, Ben, Chiara")]
    public void It_says_now_who_and_what_next(string name, string who)
    {
        var summary = Scenes.Named(name).Draw().Summary;

        Assert.Contains(who, summary, StringComparison.Ordinal);
        Assert.Contains("Next: ", summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_has_at_most_six_actions_and_nothing_to_type_into(string name)
    {
        var card = JsonNode.Parse(Scenes.Named(name).Draw().Json.Span)!;

        Assert.InRange(CardLint.Actions(card).Count(), 0, 6);
        Assert.DoesNotContain(
            CardLint.All(card), node => ((string?)node["type"])?.StartsWith("Input", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void When_everyone_has_answered_or_passed_the_question_says_that_it_is_ready_to_draft() => Assert.Contains(
        "3 of 3 answered or passed", Scenes.Named("question-ready").Draw().Summary, StringComparison.Ordinal);

    [Fact]
    public void Ready_to_draft_is_said_with_pieces_and_without()
    {
        var passed = Scenes.Named("question-ready").Draw().Summary;
        var answered = Scenes.Named("question-passed").Draw().Summary;

        Assert.Contains("everyone has passed: ready to draft", passed, StringComparison.Ordinal);
        Assert.Contains("everyone has answered or passed: ready to draft", answered, StringComparison.Ordinal);
    }

    [Fact]
    public void The_charter_card_says_how_to_pin_it() => Assert.Contains(
        "pin this post so that everyone finds it: open its menu (…) and choose Pin",
        Scenes.Named("charter").Draw().Summary,
        StringComparison.Ordinal);
}
