using CharterBot.Faults.Storage;

namespace CharterBot.Faults.Instances;

/// <summary>Several instances over one store, and what happens to them.</summary>
internal sealed class Cluster(IReadOnlyList<BotInstance> instances, Chance chance) : IDisposable
{
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(40);

    private readonly List<Task> _comingBack = [];
    private readonly CancellationTokenSource _gone = new();

    public IReadOnlyList<BotInstance> Instances => instances;

    public int Kills { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(instances.Select(instance => instance.StartAsync(cancellationToken)));

    /// <summary>Whoever a load balancer would choose: one that is up, if any is.</summary>
    public BotInstance Any()
    {
        BotInstance[] up = [.. instances.Where(instance => instance.IsUp)];
        return up.Length > 0 ? up[chance.Below(up.Length)] : instances[chance.Below(instances.Count)];
    }

    /// <summary>
    /// One now and then, in the end all in one instant: what they only meant to save is lost. On a slow machine the last
    /// one that is up is spared, or nobody would ever come to write.
    /// </summary>
    public async Task KillEveryAsync(TimeSpan period, CancellationToken until)
    {
        if (period == TimeSpan.Zero)
            return;

        while (!until.IsCancellationRequested)
        {
            await Task.Delay(period, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!until.IsCancellationRequested && IsAnyToSpare && Any() is { IsUp: true } victim)
                await KillAsync(victim);
        }

        await Task.WhenAll(instances.Where(instance => instance.IsUp).Select(KillAsync));
    }

    /// <summary>One after the other goes when it is asked to and comes back, round after round.</summary>
    public async Task<IReadOnlyList<TimeSpan?>> RollAsync(CancellationToken until)
    {
        List<TimeSpan?> drains = [];
        for (var next = 0; !until.IsCancellationRequested; next = (next + 1) % instances.Count)
        {
            drains.Add(await instances[next].StopAsync(DrainPatience));
            await instances[next].StartAsync(_gone.Token);
        }

        return drains;
    }

    private bool IsAnyToSpare => instances.Count == 1 || instances.Count(instance => instance.IsUp) > 1;

    public Task AllUpAsync() => Task.WhenAll(_comingBack);

    public void Dispose()
    {
        _gone.Cancel();
        foreach (var instance in instances)
            instance.Dispose();
        _gone.Dispose();
    }

    private async Task KillAsync(BotInstance victim)
    {
        Kills++;
        await victim.KillAsync();
        lock (_comingBack)
            _comingBack.Add(victim.StartAsync(_gone.Token));
    }
}
