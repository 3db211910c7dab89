using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CharterBot.Tests.Observing;

/// <summary>What the instruments of one test's meters say.</summary>
internal sealed class Readings : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new();
    private readonly ConcurrentDictionary<string, double> _sums = new();
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public Readings(TestMeters meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope != meters)
                return;

            _instruments[instrument.Name] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IEnumerable<Instrument> Instruments => _instruments.Values;

    /// <summary>Everything that one instrument ever measured, added up; with tags, of these alone: "a.b kind=post".</summary>
    public double Sum(string instrument) => _sums.GetValueOrDefault(instrument);

    /// <summary>How often an instrument measured something.</summary>
    public int Count(string instrument) => _counts.GetValueOrDefault(instrument);

    /// <summary>Asks the gauges, too.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _counts.AddOrUpdate(instrument.Name, 1, static (_, count) => count + 1);
        Add(instrument.Name);
        foreach (var (name, tag) in tags)
            Add($"{instrument.Name} {name}={tag}");

        void Add(string name) => _sums.AddOrUpdate(name, value, (_, before) => before + value);
    }
}
