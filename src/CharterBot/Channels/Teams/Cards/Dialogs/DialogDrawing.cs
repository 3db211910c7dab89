namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A dialog ready to be shown: its title, and the card in it.</summary>
internal readonly record struct DialogDrawing(string Title, ReadOnlyMemory<byte> Json);
