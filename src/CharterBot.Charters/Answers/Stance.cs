using CharterBot.Charters.People;

namespace CharterBot.Charters.Answers;

/// <summary>What a member says to one draft: ok (no reservation) or aside (a reservation that does not block).</summary>
public sealed record Stance(PersonId By, int Step, string? Reservation)
{
    public bool IsOk => Reservation is null;
}
