namespace CharterBot.Charters.QuestionSets;

/// <summary>One question of a set, numbered from 1 through all areas.</summary>
public sealed record Question(
    int Number,
    string Area,
    string Text,
    string GoodAnswerHas,
    string StrongExample,
    string WeakExample);
