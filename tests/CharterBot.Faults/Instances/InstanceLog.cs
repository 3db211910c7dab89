using System.Collections.Concurrent;

namespace CharterBot.Faults.Instances;

/// <summary>
/// What instances say of themselves: the last of it for who looks for a fault, all of it in a file where one is named,
/// and a count of lines that hold a word of people's, which must be none.
/// </summary>
internal sealed class InstanceLog(string? file) : IDisposable
{
    /// <summary>Stands in every name and every text that people bring, and nowhere else.</summary>
    public const string Canary = "Zinnia";

    private const int Kept = 40;

    private readonly ConcurrentQueue<string> _last = [];
    private readonly ConcurrentDictionary<string, int> _complaints = new(StringComparer.Ordinal);
    private readonly TextWriter? _file = file is null ? null : TextWriter.Synchronized(File.CreateText(file));
    private int _leaks;

    public int Leaks => _leaks;

    public string LastWords => string.Join('\n', _last);

    /// <summary>Who failed or warned how often.</summary>
    public string Complaints => string.Join(", ", _complaints
        .OrderByDescending(complaint => complaint.Value)
        .Select(complaint => $"{complaint.Value} × {complaint.Key}"));

    public void Add(string? line)
    {
        if (line is null)
            return;

        if (line.Contains(Canary, StringComparison.OrdinalIgnoreCase))
            Interlocked.Increment(ref _leaks);
        if (line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("warn:", StringComparison.Ordinal))
            _complaints.AddOrUpdate(line.Split('[')[0], 1, static (_, count) => count + 1);
        _file?.WriteLine(line);
        _last.Enqueue(line);
        if (_last.Count > Kept)
            _last.TryDequeue(out _);
    }

    public void Dispose() => _file?.Dispose();
}
