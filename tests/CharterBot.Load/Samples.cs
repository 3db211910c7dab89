using System.Diagnostics;

namespace CharterBot.Load;

/// <summary>Measured times, kept whole: percentiles come from every one of them.</summary>
internal sealed class Samples
{
    private long[] _ticks = new long[4096];
    private bool _isSorted;

    public int Count { get; private set; }

    public void Add(long ticks)
    {
        if (Count == _ticks.Length)
            Array.Resize(ref _ticks, Count * 2);
        _ticks[Count++] = ticks;
        _isSorted = false;
    }

    public void AddAll(Samples others)
    {
        for (var i = 0; i < others.Count; i++)
            Add(others._ticks[i]);
    }

    public void Clear() => Count = 0;

    /// <summary>In milliseconds; not a number when nothing was measured.</summary>
    public double Percentile(double share)
    {
        if (Count == 0)
            return double.NaN;

        if (!_isSorted)
            Array.Sort(_ticks, 0, Count);
        _isSorted = true;
        return _ticks[Math.Min(Count - 1, (int)(Count * share))] * 1000.0 / Stopwatch.Frequency;
    }
}
