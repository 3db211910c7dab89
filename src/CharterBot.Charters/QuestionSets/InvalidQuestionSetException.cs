namespace CharterBot.Charters.QuestionSets;

/// <summary>A question set file says something it must not, or leaves out something it must say.</summary>
public sealed class InvalidQuestionSetException(string message, Exception? inner = null) : Exception(message, inner);
