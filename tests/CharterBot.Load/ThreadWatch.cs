namespace CharterBot.Load;

/// <summary>
/// What one talker waits to see in the thread that it talks in. The reaction to a delivery is the first call of the bot
/// that arrives after the delivery was sent and shows it: the next post where the step brings one, a call with the
/// piece's own words for a piece, else any call for the thread; from a bot that echoes, the call with the step's words.
/// One call may be the reaction to several deliveries.
/// </summary>
internal sealed class ThreadWatch
{
    private readonly Lock _lock = new();
    private readonly List<(Step Step, long At)> _unseen = [];
    private long _thread;
    private TaskCompletionSource? _post;
    private bool _isEcho;

    public Samples Reactions { get; } = new();

    /// <summary>Deliveries whose reaction never came while the thread was watched; coalesced cards skip some.</summary>
    public int Unseen { get; private set; }

    public void Reset(bool isEcho)
    {
        lock (_lock)
        {
            _isEcho = isEcho;
            Reactions.Clear();
            _unseen.Clear();
            Unseen = 0;
        }
    }

    public void Begin(long thread)
    {
        lock (_lock)
        {
            _thread = thread;
            Unseen += _unseen.Count;
            _unseen.Clear();
            _post = null;
        }
    }

    public void Sent(Step step, long at)
    {
        lock (_lock)
            _unseen.Add((step, at));
    }

    /// <summary>Done when the bot posts the next message of its own, counted from now.</summary>
    public Task NextPost()
    {
        lock (_lock)
            return (_post = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Arrived(long thread, bool isPost, ReadOnlySpan<byte> body, long at)
    {
        lock (_lock)
        {
            if (thread != _thread)
                return;

            var isAwaited = isPost && !_isEcho;
            for (var i = _unseen.Count - 1; i >= 0; i--)
            {
                if (!_unseen[i].Step.IsShownBy(isPost, body, _isEcho))
                    continue;

                Reactions.Add(at - _unseen[i].At);
                isAwaited |= _unseen[i].Step.AwaitsPost;
                _unseen.RemoveAt(i);
            }

            if (isAwaited)
                _post?.TrySetResult();
        }
    }
}
