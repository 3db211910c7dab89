using CharterBot.Charters;
using CharterBot.Charters.Cards;

namespace CharterBot.Conversations;

/// <summary>A card that someone pressed, and the message it was on: perhaps not the one the bot remembers.</summary>
internal sealed record PressedCard(CharterId Charter, CardKey Card, string Message);
