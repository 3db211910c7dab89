namespace CharterBot.Faults.Storage;

/// <summary>Dice that many throw at once: one seed is one row of throws, whoever gets which.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();

    public bool Falls(double rate)
    {
        lock (_lock)
            return _random.NextDouble() < rate;
    }

    public int Below(int bound)
    {
        lock (_lock)
            return _random.Next(bound);
    }

    public TimeSpan Between(int milliseconds, int bound) =>
        TimeSpan.FromMilliseconds(milliseconds + Below(bound - milliseconds));
}
