namespace CharterBot.Faults.Broken;

/// <summary>A wall clock that is wrong by always the same; what it measures takes as long as it takes.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
