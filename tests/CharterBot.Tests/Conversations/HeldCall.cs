namespace CharterBot.Tests.Conversations;

/// <summary>The first call of a kind stays with the platform until it is let go.</summary>
internal sealed class HeldCall : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(700);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _gate = new();
    private int _calls;

    public HeldCall(FakeBotService service, Func<SendCall, bool> isMeant) => service.Faults = call =>
    {
        if (isMeant(call) && Interlocked.Increment(ref _calls) == 1)
        {
            _begun.SetResult();
            _gate.Wait();
        }

        return null;
    };

    /// <summary>The call has arrived.</summary>
    public Task Begun => _begun.Task;

    public void LetGo() => _gate.Set();

    /// <summary>A stop that does not wait is over well before this is.</summary>
    public Task StaysOpenAsync(CancellationToken cancellationToken) => Task.Delay(LongEnough, cancellationToken);

    public void Dispose()
    {
        _gate.Set();
        _gate.Dispose();
    }
}
