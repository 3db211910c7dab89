using CharterBot.Charters.Cards;

namespace CharterBot.Channels;

/// <summary>One showing of a card.</summary>
/// <param name="Message">The message that carries it and is brought up to date; null to post it.</param>
/// <param name="IsCalling">It calls the people it waits for: once, when nobody has seen it yet.</param>
/// <param name="IsSmall">With half the room: the platform did not take it in its usual size.</param>
internal readonly record struct CardPosting(CardKey Card, string? Message, bool IsCalling, bool IsSmall);
