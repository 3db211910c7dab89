using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>A reason why a draft would hurt the aim; it stays over new drafts until its objector settles it.</summary>
/// <param name="Draft">The draft it was raised on.</param>
public sealed record Objection(PersonId By, int Step, int Draft, string Reason, bool ObjectorHasLeft);
