using System.Collections.Immutable;
using CharterBot.Charters.Answers;
using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>A published version of the charter, as it was on the day it was published.</summary>
/// <param name="Minor">0 for version 1.0, 1 for 1.1, and so on.</param>
public sealed record Edition(
    int Minor,
    string Name,
    DateTimeOffset At,
    PersonId? Facilitator,
    ImmutableArray<Member> Members,
    ImmutableArray<QuestionProgress> Questions)
{
    public string Version => $"1.{Minor}";
}
