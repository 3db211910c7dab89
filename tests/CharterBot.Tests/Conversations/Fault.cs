namespace CharterBot.Tests.Conversations;

/// <summary>What goes wrong with a call, and whether it took effect all the same.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <param name="Error">The code in the error's body; none, no body.</param>
    /// <param name="RetryOn">Says the pause as a date instead of seconds.</param>
    public sealed record Status(
        int Code, bool IsApplied = false, int? RetryAfter = null, string? Error = null, DateTimeOffset? RetryOn = null)
        : Fault;

    public sealed record BrokenOff(bool IsApplied) : Fault;

    /// <summary>Takes effect and is answered, but after a while.</summary>
    public sealed record Late(TimeSpan By) : Fault;

    /// <summary>Takes effect; the answer is good and says no id, or nothing at all.</summary>
    public sealed record Mute(int Code = 202, string Body = "") : Fault;
}
