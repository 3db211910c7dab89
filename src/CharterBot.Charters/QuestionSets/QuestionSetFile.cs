using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.Charters.QuestionSets;

/// <summary>A question set as a facilitator writes it: one JSON file, see Sets/mvc.en.json.</summary>
public sealed record QuestionSetFile(
    string Id, int Version, string Language, string Name, string Source, int Minutes, IReadOnlyList<AreaInFile> Areas)
{
    /// <exception cref="InvalidQuestionSetException">
    /// The file is no question set; the message says what is missing.
    /// </exception>
    public static QuestionSet Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, QuestionSetJson.Default.QuestionSetFile);
            return file?.ToSet() ?? throw new InvalidQuestionSetException("The question set file is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidQuestionSetException($"The question set file cannot be read: {e.Message}", e);
        }
    }

    private QuestionSet ToSet()
    {
        if (Areas.Any(area => area is null || area.Questions.Any(question => question is null)))
            throw new InvalidQuestionSetException("An area or a question of the question set is null.");

        var questions = Areas
            .SelectMany(area => area.Questions.Select(question => (area.Name, Question: question)))
            .Select((row, index) => new Question(
                index + 1,
                row.Name,
                Written(row.Question.Text, "text"),
                row.Question.GoodAnswerHas,
                row.Question.StrongExample,
                row.Question.WeakExample))
            .ToImmutableArray();
        if (questions.IsEmpty)
            throw new InvalidQuestionSetException("A question set needs at least one question.");
        if (questions.Length > 99)
            throw new InvalidQuestionSetException("A question set has at most 99 questions.");

        var id = new QuestionSetId(Written(Id, "id"), Version, Written(Language, "language"));
        return new(id, Written(Name, "name"), Source, Minutes, [.. Areas.Select(area => area.Name)], questions);
    }

    private static string Written(string value, string member) =>
        string.IsNullOrWhiteSpace(value)
            ? throw new InvalidQuestionSetException($"The question set has an empty \"{member}\".")
            : value;
}

public sealed record AreaInFile(string Name, IReadOnlyList<QuestionInFile> Questions);

public sealed record QuestionInFile(string Text, string GoodAnswerHas, string StrongExample, string WeakExample);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(QuestionSetFile))]
internal sealed partial class QuestionSetJson : JsonSerializerContext;
