using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>
/// An objection or a reservation that its author took back or said anew: history, like a withdrawn piece.
/// </summary>
public sealed record FormerStance(PersonId By, int Draft, string Reason, bool WasObjection);
