using System.Collections.Immutable;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>
/// A row of the first schema, which a later build reads and never writes: a delivery that was taken, and in which turn.
/// </summary>
/// <param name="Replies">What was said, so that a delivery that comes again is answered as before.</param>
internal sealed record TakenDelivery(int Schema, int Turn, ImmutableArray<Reply> Replies) : IStoredShape;
