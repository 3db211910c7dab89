namespace CharterBot.Load;

/// <summary>
/// What one talker waits to see in the thread that it talks in. A reaction to a delivery is the first call of the bot
/// for that thread that arrives after the delivery was sent; one call may be the reaction to several deliveries.
/// </summary>
internal sealed class ThreadWatch
{
    private readonly Lock _lock = new();
    private readonly long[] _unseen = new long[64];
    private int _unseenCount;
    private long _thread;
    private TaskCompletionSource? _post;

    public Samples Reactions { get; } = new();

    public void Begin(long thread)
    {
        lock (_lock)
        {
            _thread = thread;
            _unseenCount = 0;
            _post = null;
        }
    }

    public void Sent(long at)
    {
        lock (_lock)
        {
            if (_unseenCount < _unseen.Length)
                _unseen[_unseenCount++] = at;
        }
    }

    /// <summary>Done when the bot posts the next message of its own, counted from now.</summary>
    public Task NextPost()
    {
        lock (_lock)
            return (_post = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
    }

    public void Arrived(long thread, bool isPost, long at)
    {
        lock (_lock)
        {
            if (thread != _thread)
                return;

            for (var i = 0; i < _unseenCount; i++)
                Reactions.Add(at - _unseen[i]);
            _unseenCount = 0;
            if (isPost)
                _post?.TrySetResult();
        }
    }
}
