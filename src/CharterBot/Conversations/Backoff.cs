namespace CharterBot.Conversations;

/// <summary>How long until something is tried again: twice as long each time, and never all at one moment.</summary>
internal static class Backoff
{
    private const double First = 0.6;
    private const double Longest = 60;

    private const double Spread = 0.2;

    /// <param name="times">How often it failed before.</param>
    /// <param name="asked">
    /// What the platform asked for: never less, and a little more, as many may have been asked.
    /// </param>
    public static TimeSpan After(int times, TimeSpan? asked = null) =>
        asked is { } pause && pause > TimeSpan.Zero
            ? pause * (1 + (Spread * Random.Shared.NextDouble()))
            : TimeSpan.FromSeconds(Grown(times) * (0.5 + (Random.Shared.NextDouble() / 2)));

    private static double Grown(int times) => Math.Min(Longest, First * Math.Pow(2, Math.Min(times, 10)));
}
