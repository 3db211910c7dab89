using System.Collections.Immutable;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CharterBot.Room.History;

namespace CharterBot.Room.Live;

/// <summary>
/// What windows hear live. Every event has a number; a window that comes back names the last one it saw and gets what
/// it missed, or "resync" when that is gone.
/// </summary>
internal sealed class RoomEvents(TimeProvider time)
{
    public const string MessageAdded = "message";
    public const string MessageChanged = "change";
    public const string ThreadEntitled = "thread";
    public const string CharterChanged = "charter";
    public const string PersonJoined = "person";
    public const string ChannelOpened = "channel";
    public const string Read = "read";
    public const string Hello = "hello";
    public const string Resync = "resync";
    public const string Heartbeat = "heartbeat";

    private const int Remembered = 1_000;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    private readonly Lock _publishing = new();
    private readonly Queue<RoomEvent> _recent = new();
    private readonly string _run = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private ImmutableList<Listener> _listeners = [];
    private long _last;

    /// <summary><paramref name="audience"/> is a personal chat or a person's id; all else is for everyone.</summary>
    public void Publish<T>(string name, T body, JsonTypeInfo<T> shape, string? audience = null)
    {
        var json = JsonSerializer.Serialize(body, shape);
        lock (_publishing)
        {
            var published = new RoomEvent(++_last, name, json, audience);
            _recent.Enqueue(published);
            if (_recent.Count > Remembered)
                _recent.Dequeue();
            foreach (var listener in _listeners)
                listener.Offer(published);
        }
    }

    public async IAsyncEnumerable<SseItem<string>> ListenAsync(
        Person person, string? lastEventId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listener = new Listener(person);
        var (at, missed) = Start(listener, lastEventId);
        try
        {
            // Nothing is flushed before the first item, and without it EventSource never opens. It carries no id when
            // missed events follow: a connection that breaks between them must not skip those.
            yield return missed is { Count: > 0 } ? new("{}", Hello) : new("{}", Hello) { EventId = Id(at) };
            if (missed is null)
                yield return new("{}", Resync) { EventId = Id(at) };
            foreach (var item in missed ?? [])
                yield return Item(item);

            while (!cancellationToken.IsCancellationRequested)
            {
                if (!await listener.WaitAsync(Quiet, time, cancellationToken))
                    yield return new("{}", Heartbeat);
                else if (listener.LostTrack())
                    yield return new("{}", Resync) { EventId = Id(Volatile.Read(ref _last)) };
                else if (listener.Next() is { } next)
                    yield return Item(next);
            }
        }
        finally
        {
            lock (_publishing)
                _listeners = _listeners.Remove(listener);
        }
    }

    private (long At, IReadOnlyList<RoomEvent>? Missed) Start(Listener listener, string? lastEventId)
    {
        lock (_publishing)
        {
            _listeners = _listeners.Add(listener);
            if (string.IsNullOrEmpty(lastEventId))
                return (_last, []);

            if (!lastEventId.StartsWith(_run + "-", StringComparison.Ordinal) ||
                !long.TryParse(
                    lastEventId.AsSpan(_run.Length + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seen) ||
                seen > _last || seen < _last - _recent.Count)
            {
                return (_last, null);
            }

            return (_last, [.. _recent.Where(e => e.Number > seen && listener.Hears(e))]);
        }
    }

    private SseItem<string> Item(RoomEvent published) =>
        new(published.Json, published.Name) { EventId = Id(published.Number) };

    private string Id(long number) => string.Create(CultureInfo.InvariantCulture, $"{_run}-{number}");
}
