using CharterBot.Charters.People;

namespace CharterBot.Charters.Events;

/// <summary>One line of a charter's log: what happened, who did it, when.</summary>
public sealed record Entry(Person By, DateTimeOffset At, CharterEvent Event);
