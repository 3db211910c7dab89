using CharterBot.Charters;
using CharterBot.Charters.Answers;

namespace CharterBot.Channels;

/// <summary>What a published charter is on the way to: until it is there, the published version holds.</summary>
internal static class Revision
{
    /// <summary>"Version 1.1 is being worked on: question 3".</summary>
    public static string Line(Charter charter)
    {
        var open = string.Join(", ", charter.Questions
            .Where(question => !question.IsSettled)
            .Select(question => Words.Number(question.Number)));
        return open.Length > 0
            ? $"Version {charter.NextVersion} is being worked on: question {open}"
            : $"Version {charter.NextVersion} waits to be published";
    }

    public static IEnumerable<QuestionProgress> Changed(Charter charter, Edition edition) => charter.Questions
        .Where(question => !question.IsSettled || question.Answer?.Text != Then(edition, question.Number)?.Text);

    private static Answer? Then(Edition edition, int number) => edition.Questions[number - 1].Answer;
}
