namespace CharterBot.Upkeep.Copying;

/// <summary>The copy was not begun, or is not to be trusted, for a reason that an admin can do something about.</summary>
internal sealed class CopyRefusedException(string message) : Exception(message);
