namespace CharterBot.Tests.Conversations;

/// <summary>What goes wrong with a call, and whether it took effect all the same.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    public sealed record Status(int Code, bool IsApplied = false, int? RetryAfter = null) : Fault;

    /// <summary>No answer until the caller hangs up.</summary>
    public sealed record Silence : Fault;

    public sealed record BrokenOff(bool IsApplied) : Fault;
}
