namespace CharterBot.Conversations;

/// <summary>A delivery in the queue of its thread, and the answer that its sender waits for.</summary>
internal sealed record WaitingArrival(Arrival Arrival, TaskCompletionSource<TurnResult> Answer)
{
    public bool IsAnswered => Answer.Task.IsCompleted;
}
