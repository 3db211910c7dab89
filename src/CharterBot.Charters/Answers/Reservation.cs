using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>A reason recorded beside an answer, from someone who stood aside or left with an open objection.</summary>
public sealed record Reservation(PersonId By, string Reason, bool FromObjection);
