using System.Collections.Immutable;

namespace CharterBot.Charters.QuestionSets;

/// <summary>The questions a charter answers, in order, read from one data file.</summary>
public sealed record QuestionSet(
    QuestionSetId Id,
    string Name,
    string Source,
    int Minutes,
    ImmutableArray<string> Areas,
    ImmutableArray<Question> Questions)
{
    public int Count => Questions.Length;

    public Question this[int number] => Questions[number - 1];

    public bool Has(int number) => number >= 1 && number <= Count;

    public IEnumerable<Question> In(string area) => Questions.Where(question => question.Area == area);
}
