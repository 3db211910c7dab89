namespace CharterBot.Conversations;

/// <summary>
/// The last deliveries of a thread with their answers, so that a copy that comes right after costs no commit. Only a
/// short cut: what is not remembered here is found by its row.
/// </summary>
internal sealed class RecentDeliveries
{
    private const int Most = 256;

    private readonly Dictionary<string, TurnResult> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>True when the delivery was answered before, and now again.</summary>
    public bool Answer(Arrival arrival, TaskCompletionSource<TurnResult> answer) =>
        _answers.TryGetValue(arrival.Delivery, out var known) && answer.TrySetResult(known);

    public void Remember(Arrival arrival, TurnResult result)
    {
        if (!_answers.TryAdd(arrival.Delivery, result))
            return;

        _order.Enqueue(arrival.Delivery);
        if (_order.Count > Most)
            _answers.Remove(_order.Dequeue());
    }

    public void Forget()
    {
        _answers.Clear();
        _order.Clear();
    }
}
