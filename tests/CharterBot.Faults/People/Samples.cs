namespace CharterBot.Faults.People;

/// <summary>Measured numbers, and what stands at which place of them.</summary>
internal sealed class Samples(IEnumerable<double> numbers)
{
    private readonly double[] _sorted = [.. numbers.Order()];

    public int Count => _sorted.Length;

    public double P50 => At(0.50);

    public double P99 => At(0.99);

    public double Max => At(1);

    private double At(double share) =>
        _sorted.Length == 0 ? 0 : _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)];
}
