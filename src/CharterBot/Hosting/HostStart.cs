namespace CharterBot.Hosting;

internal static class HostStart
{
    extension(IHostApplicationLifetime lifetime)
    {
        /// <summary>Completes when the process listens: before, nobody can talk to it, its own room neither.</summary>
        public async Task WhenStartedAsync(CancellationToken cancellationToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var whenStarted = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(cancellationToken);
        }
    }
}
