using System.Text;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Charters.Tests.QuestionSets;

public sealed class QuestionSetTests
{
    [Fact]
    public void The_seven_questions_stand_word_for_word()
    {
        var set = QuestionSetShelf.Mvc;

        Assert.Equal(
        [
            "Why does our Community exist?",
            "What is the desired impact and how would you know it's been achieved? (Be specific.)",
            "Who is our Community for?",
            "Why are these people the right people to be part of the Community?",
            "What happens in our Community on a recurring basis that helps us achieve our goals and impact?",
            "Where and how often will we meet?",
            "Where will our content reside?",
        ],
        set.Questions.Select(question => question.Text));
        Assert.Equal(
            ["Purpose", "Purpose", "People", "People", "Practice", "Practice", "Practice"],
            set.Questions.Select(question => question.Area));
        Assert.Equal(["Purpose", "People", "Practice"], set.Areas);
        Assert.Equal(
            "Questions: \"Minimum Viable Community\", WBG Communities of Practice Toolkit, CC BY 4.0", set.Source);
        Assert.Equal((new QuestionSetId("mvc", 1, "en"), 45), (set.Id, set.Minutes));
        Assert.Equal([3, 4], set.In("People").Select(question => question.Number));
    }

    [Fact]
    public void Every_question_has_what_a_good_answer_has_and_both_examples() =>
        Assert.All(QuestionSetShelf.All.SelectMany(set => set.Questions), question =>
        {
            Assert.NotEqual("", question.GoodAnswerHas);
            Assert.NotEqual("", question.StrongExample);
            Assert.NotEqual("", question.WeakExample);
        });

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    public void A_file_that_is_no_question_set_is_refused(string json) =>
        Assert.Throws<InvalidQuestionSetException>(() => QuestionSetFile.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("x", "")]
    [InlineData("x", "null")]
    [InlineData("x", """{ "name": "a", "questions": [null] }""")]
    public void A_set_without_an_area_or_a_question_is_refused(string id, string areas) => Refused(id, areas);

    [Theory]
    [InlineData(" ", "t")]
    [InlineData("x", " ")]
    public void A_set_without_an_id_or_with_an_empty_question_is_refused(string id, string text) => Refused(id, $$"""
        {
          "name": "a",
          "questions": [{ "text": "{{text}}", "goodAnswerHas": "", "strongExample": "", "weakExample": "" }]
        }
        """);

    [Fact]
    public void A_set_that_does_not_ship_is_named() =>
        Assert.Contains(
            "mvc version 2 (en)",
            Assert.Throws<InvalidQuestionSetException>(() => QuestionSetShelf.Find(new("mvc", 2, "en"))).Message,
            StringComparison.Ordinal);

    private static void Refused(string id, string areas)
    {
        var json = $$"""
            {
              "id": "{{id}}", "version": 1, "language": "en", "name": "x", "source": "", "minutes": 1,
              "areas": [{{areas}}]
            }
            """;
        Assert.Throws<InvalidQuestionSetException>(() => QuestionSetFile.Read(Encoding.UTF8.GetBytes(json)));
    }
}
