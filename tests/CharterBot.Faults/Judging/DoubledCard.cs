using System.Text.Json.Nodes;
using CharterBot.Faults.People;

namespace CharterBot.Faults.Judging;

/// <summary>A message that carries a card which another message carries by right.</summary>
/// <param name="Card">Its key as its buttons name it; of one without buttons, how its words begin.</param>
/// <param name="Button">One that may be pressed without harm; null when it has none.</param>
internal sealed record DoubledCard(WrittenThread Thread, string Card, string Message, JsonObject? Button);
