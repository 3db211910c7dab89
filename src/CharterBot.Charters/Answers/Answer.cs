using System.Collections.Immutable;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>The text agreed for one question, and who agreed how.</summary>
/// <param name="Draft">The number of the draft that became the answer.</param>
/// <param name="IsClosed">
/// The facilitator closed with the quorum; otherwise everyone who was waited for had spoken.
/// </param>
public sealed record Answer(
    int Draft,
    string Text,
    DateTimeOffset At,
    ImmutableArray<PersonId> AgreedBy,
    ImmutableArray<Reservation> Reservations,
    ImmutableArray<PersonId> Silent,
    bool IsClosed);
