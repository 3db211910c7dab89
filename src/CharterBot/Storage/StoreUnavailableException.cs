namespace CharterBot.Storage;

/// <summary>The store is down, locked, full, or not ours. Nothing was written; the same call may succeed later.</summary>
internal sealed class StoreUnavailableException(string message, Exception? cause) : Exception(message, cause);
