using CharterBot.Charters.Cards;

namespace CharterBot.Channels;

/// <summary>One showing of a card.</summary>
/// <param name="Message">The message that carries it and is brought up to date; null to post it.</param>
/// <param name="IsFirst">Nobody has seen it yet: only then does it call the people it waits for.</param>
/// <param name="IsSmall">With half the room: the platform did not take it in its usual size.</param>
internal readonly record struct CardPosting(CardKey Card, string? Message, bool IsFirst, bool IsSmall);
