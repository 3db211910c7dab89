namespace CharterBot.Charters.QuestionSets;

/// <summary>Names one question set for good: what was asked under this id stays what was asked.</summary>
public readonly record struct QuestionSetId(string Id, int Version, string Language);
