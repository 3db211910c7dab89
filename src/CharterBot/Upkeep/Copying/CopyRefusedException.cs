namespace CharterBot.Upkeep.Copying;

/// <summary>The copy was not begun, or is not to be trusted; an admin can do something about it.</summary>
internal sealed class CopyRefusedException(string message) : Exception(message);
