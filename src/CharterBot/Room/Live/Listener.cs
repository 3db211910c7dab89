using System.Threading.Channels;
using CharterBot.Room.History;

namespace CharterBot.Room.Live;

internal sealed record RoomEvent(long Number, string Name, string Json, string? Audience);

/// <summary>One open window. When it reads too slowly its backlog is dropped and it is told to load afresh.</summary>
internal sealed class Listener(Person person)
{
    private readonly Channel<RoomEvent> _backlog = Channel.CreateBounded<RoomEvent>(256);
    private Task<bool>? _waiting;
    private int _lost;

    public bool Hears(RoomEvent published) => published.Audience is not { } audience ||
        (audience.StartsWith(Place.PersonalStart, StringComparison.Ordinal)
            ? audience == person.PersonalConversation
            : !audience.StartsWith(Person.IdStart, StringComparison.Ordinal) || audience == person.Id);

    public void Offer(RoomEvent published)
    {
        if (Hears(published) && !_backlog.Writer.TryWrite(published))
            Volatile.Write(ref _lost, 1);
    }

    /// <summary>False when nothing came for so long that a sign of life is due.</summary>
    public async Task<bool> WaitAsync(TimeSpan quiet, TimeProvider time, CancellationToken cancellationToken)
    {
        _waiting ??= _backlog.Reader.WaitToReadAsync(cancellationToken).AsTask();
        try
        {
            await _waiting.WaitAsync(quiet, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A window that was closed is nothing to report.
            return true;
        }

        _waiting = null;
        return true;
    }

    public bool LostTrack()
    {
        if (Interlocked.Exchange(ref _lost, 0) == 0)
            return false;

        while (_backlog.Reader.TryRead(out _))
        {
            // What is dropped here is loaded afresh.
        }

        return true;
    }

    public RoomEvent? Next() => _backlog.Reader.TryRead(out var next) ? next : null;
}
