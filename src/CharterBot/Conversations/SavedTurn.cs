using System.Collections.Immutable;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Conversations;

/// <summary>The row of one turn: the log of the charter and the inbox of deliveries are the same rows.</summary>
/// <param name="Replies">What was said, so that a delivery that comes again is answered as before.</param>
internal sealed record SavedTurn(
    int Schema,
    int Turn,
    Person By,
    DateTimeOffset At,
    ImmutableArray<CharterEvent> Events,
    ImmutableArray<Reply> Replies);
