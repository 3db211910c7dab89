namespace CharterBot.Storage;

/// <summary>The store is down, locked, full, or not ours. Nothing was written; a later call may succeed.</summary>
internal sealed class StoreUnavailableException(string message, Exception? cause) : Exception(message, cause);
