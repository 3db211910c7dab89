using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>What someone was asked to confirm: it counts for ten minutes and for that person only.</summary>
public sealed record Confirmation(PersonId By, Confirmation.Of What, DateTimeOffset At)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public enum Of
    {
        Cancelling,
        Forgetting,
    }

    public bool Covers(PersonId person, Of what, DateTimeOffset now) =>
        By == person && What == what && now - At <= Lasts && now >= At - Lasts;
}
