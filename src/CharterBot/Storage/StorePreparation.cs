namespace CharterBot.Storage;

/// <summary>
/// Prepares the store before anything else starts. A file that cannot be opened stops the start. Tables may be away for
/// a while like any service: the process starts, is not ready, and tries until they are there.
/// </summary>
internal sealed partial class StorePreparation(ICharterStore store, TimeProvider time, ILogger<StorePreparation> logger)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopping = new();
    private Task _trying = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.PrepareAsync(cancellationToken);
        }
        catch (StoreUnavailableException e) when (store.IsShared)
        {
            NotYet(e.Message);
            _trying = TryAsync(_stopping.Token);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public Task StopAsync(CancellationToken cancellationToken) => _trying.WaitAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task TryAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Pause, time, cancellationToken);
                await store.PrepareAsync(cancellationToken);
                Prepared();
                return;
            }
            catch (StoreUnavailableException e)
            {
                NotYet(e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The store is not there yet; no delivery is taken until it is. {Why}")]
    private partial void NotYet(string why);

    [LoggerMessage(LogLevel.Information, "The store is there now")]
    private partial void Prepared();
}
