using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CharterBot.Observing;

/// <summary>
/// What the bot tells about its work: traces under <see cref="Name"/>, and the instruments of the meter of the same
/// name. Tags are kinds and numbers; no text, name or id of a person is ever one.
/// </summary>
internal sealed class Signals
{
    public const string Name = "CharterBot";

    public static readonly ActivitySource Traces = new(Name);

    private const int PartsOfChannel = 3;

    private readonly Counter<long> _storage;
    private readonly Histogram<double> _turns;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _sends;
    private readonly Histogram<double> _shown;
    private readonly Counter<long> _successions;

    public Signals(IMeterFactory meters)
    {
        Metrics = meters.Create(Name);
        _storage = Metrics.CreateCounter<long>(
            "charterbot.storage.operations", "{operation}", "Calls to the store, by kind, by what they are for, and by rows");
        _turns = Metrics.CreateHistogram<double>(
            "charterbot.turn.duration", "s", "From a delivery to its acknowledgement, by what became of it");
        _retries = Metrics.CreateCounter<long>(
            "charterbot.turn.retries", "{retry}", "Commits that were in vain, because others wrote or the answer was lost");
        _sends = Metrics.CreateCounter<long>(
            "charterbot.show.sends", "{send}", "Sends to the platform, by kind and by what it answered");
        _shown = Metrics.CreateHistogram<double>(
            "charterbot.show.delay", "s", "From the first wish of a thread until it shows everything");
        _successions = Metrics.CreateCounter<long>(
            "charterbot.instances.successions", "{instance}", "Dead instances whose work was taken over");
    }

    /// <summary>For gauges of who holds what they measure.</summary>
    public Meter Metrics { get; }

    public void Stored(string operation, string partition, int calls)
    {
        if (!_storage.Enabled)
            return;

        _storage.Add(
            calls,
            new("operation", operation),
            new("for", StoreUse.Now),
            new KeyValuePair<string, object?>("rows", RowsOf(partition)));
    }

    public void Turned(TimeSpan took, string result) =>
        _turns.Record(took.TotalSeconds, new KeyValuePair<string, object?>("result", result));

    public void Retried() => _retries.Add(1);

    public void Sent(string kind, string answer) => _sends.Add(
        1, new("kind", kind), new KeyValuePair<string, object?>("answer", answer));

    public void Shown(TimeSpan after) => _shown.Record(after.TotalSeconds);

    public void Succeeded() => _successions.Add(1);

    /// <summary>A channel's partition begins with platform, tenant and place; all others are the bot's own.</summary>
    private static string RowsOf(string partition)
    {
        var parts = partition.Split('|');
        return parts.Length < PartsOfChannel ? parts[0] : "threads";
    }
}
