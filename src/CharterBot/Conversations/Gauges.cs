using CharterBot.Observing;

namespace CharterBot.Conversations;

/// <summary>What this instance holds just now, for who watches it.</summary>
internal sealed class Gauges(
    Signals signals, ShowQueue shows, OpenConversations conversations, Instances instances) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        signals.Metrics.CreateObservableGauge(
            "charterbot.show.queue", () => shows.Count, "{thread}", "Threads with something left to show");
        signals.Metrics.CreateObservableGauge(
            "charterbot.threads", () => conversations.Count, "{thread}", "Threads in memory");
        signals.Metrics.CreateObservableGauge(
            "charterbot.instances", () => instances.Count, "{instance}", "Instances alive, as this one sees them");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
