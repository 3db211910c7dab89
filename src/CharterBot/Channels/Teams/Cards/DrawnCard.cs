namespace CharterBot.Channels.Teams.Cards;

/// <summary>A card ready to be sent: its JSON, and the same in plain words for clients that draw none.</summary>
internal readonly record struct DrawnCard(ReadOnlyMemory<byte> Json, string Summary);
