namespace CharterBot.Conversations;

/// <summary>How long to wait before something is tried again: twice as long each time, and never all at one moment.</summary>
internal static class Backoff
{
    private const double First = 0.6;
    private const double Longest = 60;

    /// <param name="times">How often it failed before.</param>
    public static TimeSpan After(int times) => TimeSpan.FromSeconds(
        Math.Min(Longest, First * Math.Pow(2, Math.Min(times, 10))) * (0.5 + (Random.Shared.NextDouble() / 2)));
}
