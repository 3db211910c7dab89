using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;

namespace CharterBot.Tests.Channels.Teams.Cards;

public sealed class SummaryTests
{
    [Fact]
    public void A_question_card_says_which_question_who_said_what_and_who_is_missing() => Says(
        "question-with-pieces",
        "Purpose, question 1 of 7", "Why does our Community exist?", "Ben: I think everyone keeps rebuilding",
        "Chiara: Half of our charts mislead.", "2 of 3 answered or passed", "Not yet: Amina",
        "Facilitator: Amina", "Next: ");

    [Fact]
    public void A_draft_card_says_its_number_its_text_and_who_is_waited_for() => Says(
        "draft-new",
        "Draft 1", "Everyone rebuilds the same dashboards, and half of our charts mislead.", "OK: Amina",
        "Waiting for Ben, Chiara", "Next: ", "OK: @CharterBot ok 1", "Object: @CharterBot object <reason>");

    [Fact]
    public void A_changed_draft_names_what_changed_in_words() => Says(
        "draft-changed",
        "Draft 2", "Many of us rebuild the same dashboards, and half of our printed charts mislead readers.",
        "Changed since draft 1: removed \"Everyone rebuilds\", added \"Many of us rebuild\", added \"printed\"",
        "Objects: Chiara (to draft 1), \"every chart\" is impossible for daily posts", "Waiting for Ben, Chiara");

    [Fact]
    public void Commands_on_a_card_mean_the_question_of_the_card()
    {
        Says("answer", "Reopen: @CharterBot reopen 1 <reason>");
        Says("review", "Reopen a question: @CharterBot reopen <number> <reason>");
        Says("charter", "Revise a question: @CharterBot revise <number>");
        Says("question-not-current", "To write these, first say @CharterBot question 1.");
        Assert.DoesNotContain(
            "To write these", Scenes.Named("draft-new").Draw().Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_is_not_drawn_is_named() =>
        Says("draft-rewritten", "Rewritten since draft 1; the OKs were cleared. @CharterBot history has the versions.");

    [Fact]
    public void A_question_that_was_opened_again_says_by_whom_and_why()
    {
        Says("question-reopened", "Opened again: Ben, the maps are missing");
        Says("draft-of-reopened", "Opened again: Ben, the maps are missing", "Draft 2");
        Says("answer-reopened", "Opened again: Ben, the maps are missing");
        Says("question-revised", "Opened again: Ben, for version 1.1");
    }

    [Fact]
    public void Once_half_agree_the_card_says_so_to_who_may_close() =>
        Says("draft-can-close", "Close: 2 of 3 OK: @CharterBot close", "Amina may close, or wait for the others.");

    [Fact]
    public void With_a_draft_open_the_question_says_that_more_text_is_no_stance() => Says(
        "question-with-draft",
        "draft 1 is up for your OK on its own card; what is written here now is a piece and no stance.");

    [Fact]
    public void A_revision_that_was_given_up_can_be_restored_from_the_charter() => Says(
        "charter-given-up",
        "Given up: the revision for version 1.1. The facilitator can restore it until 22 December 2026.",
        "Restore the revision: @CharterBot restore");

    [Fact]
    public void An_answer_says_who_agreed_and_who_was_silent() =>
        Says("answer-closed", "Agreed by Amina, Ben; silent: Chiara", "Why does our Community exist?");

    [Fact]
    public void The_charter_says_all_that_was_agreed_and_where_the_questions_come_from()
    {
        var charter = Scenes.Named("charter").Charter;

        Says(
            "charter",
            "Data-Viz Practitioners",
            "version 1.0",
            charter.Set.Source,
            "Stood aside: Chiara, 45 people may be too many");
        Says("charter", [.. charter.Questions.Select(question => question.Answer?.Text).OfType<string>()]);
        Says("charter", "Parked", charter.Set[4].Text);
    }

    [Theory]
    [InlineData("draft-replaced", "Question 1 · Draft 1 · replaced by draft 2")]
    [InlineData("question-moved-down", "Question 1 of 7 · moved down to a newer card: Why does our Community exist?")]
    [InlineData("opening-begun", "Data-Viz Practitioners · begun · 3 members · facilitator Amina")]
    [InlineData("review-published", "Review · Data-Viz Practitioners · published as version 1.0")]
    public void What_is_over_shrinks_to_one_line(string name, string line) =>
        Assert.Equal(line, Scenes.Named(name).Draw().Summary);

    [Fact]
    public void What_is_too_long_is_shortened_on_the_card_and_here_and_says_where_the_whole_is()
    {
        var charter = Scene.Begun().Presses(Scene.Ben, new CharterCommand.Draft(new string('w', 3_000) + " end", 1))
            .Presses(Scene.Chiara, new CharterCommand.Object(new string('o', 3_900), 1, 1)).Charter;

        var drawn = CardDrawing.Draw(charter, CardKey.OfDraft(1, 1));

        Assert.InRange(drawn.Summary.Length, 1_000, Allowance.MostInSummary);
        Assert.Contains("Show the whole text: @CharterBot show 1", drawn.Summary, StringComparison.Ordinal);
    }

    private static void Says(string name, params string[] words)
    {
        var summary = Scenes.Named(name).Draw().Summary;

        Assert.All(words, word => Assert.Contains(word, summary, StringComparison.Ordinal));
    }
}
