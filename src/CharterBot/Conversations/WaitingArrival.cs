using System.Diagnostics;

namespace CharterBot.Conversations;

/// <summary>A delivery in the queue of its thread, and the answer that its sender waits for.</summary>
/// <param name="Trace">Where its sender stands in the traces.</param>
internal sealed record WaitingArrival(Arrival Arrival, TaskCompletionSource<TurnResult> Answer, Activity? Trace = null)
{
    public bool IsAnswered => Answer.Task.IsCompleted;

    /// <summary>Nobody waits for the answer any more.</summary>
    public bool IsGivenUp => Answer.Task.IsCanceled;
}
