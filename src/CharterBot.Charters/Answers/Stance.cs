using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>
/// What a member says to one draft: ok (no reservation) or aside (a reservation that does not block).
/// </summary>
/// <param name="Settles">
/// The objection to an earlier draft that it ended; taking the stance back brings it back.
/// </param>
public sealed record Stance(PersonId By, int Step, string? Reservation, Objection? Settles = null)
{
    public bool IsOk => Reservation is null;
}
