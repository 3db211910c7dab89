namespace CharterBot.Tests.Conversations;

/// <summary>A clock that goes right and shows the wrong time.</summary>
internal sealed class WrongClock(TimeSpan wrongBy) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + wrongBy;
}
