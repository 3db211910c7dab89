namespace CharterBot.Conversations;

/// <summary>The row of one instance: it is rewritten as long as the instance lives.</summary>
/// <param name="Beat">How often it was written.</param>
/// <param name="IsLeaving">It stops in order and leaves work behind: nobody has to wait for its silence.</param>
/// <param name="Heir">The instance that takes over what it left.</param>
internal sealed record InstanceBeat(int Schema, long Beat, bool IsLeaving = false, string? Heir = null) : IStoredShape;
