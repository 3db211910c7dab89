namespace CharterBot.Conversations;

/// <summary>
/// When a thread may send next: by its own budget, by that of its tenant, and by what the platform asked for when it
/// refused a send.
/// </summary>
internal sealed class SendPace(SendBudget thread, TenantBudget tenant, bool isPaced, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>The place that was taken in the tenant's queue.</summary>
    private TimeSpan? _place;

    private TimeSpan _pausedUntil;
    private int _refusals;

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>How long the next send has to wait.</summary>
    public TimeSpan Wait()
    {
        if (_pausedUntil - Now is { } pause && pause > TimeSpan.Zero)
            return pause;
        if (!isPaced)
            return TimeSpan.Zero;
        if (thread.Wait() is var wait && wait > TimeSpan.Zero)
            return wait;

        _place ??= Now + tenant.Reserve();
        return _place > Now ? _place.Value - Now : TimeSpan.Zero;
    }

    /// <summary>A send has come to its end, whatever became of it.</summary>
    public void Spend()
    {
        _place = null;
        thread.Spend();
    }

    public void Taken() => _refusals = 0;

    /// <summary>The platform wants none of this thread's sends for a while.</summary>
    public void Pause(TimeSpan? asked) => _pausedUntil = Now + Backoff.After(_refusals++, asked);
}
