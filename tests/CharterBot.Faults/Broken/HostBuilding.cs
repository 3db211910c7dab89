using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CharterBot.Faults.Broken;

/// <summary>Hears that a host is being built, as tools do that start programs, and changes its services.</summary>
internal sealed class HostBuilding(Action<IServiceCollection> change)
    : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _listening = [];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            _listening.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
            host.ConfigureServices(change);
    }

    public void OnCompleted()
    {
        // Nobody waits for it.
    }

    public void OnError(Exception error)
    {
        // The host says itself what fails.
    }

    public void Dispose() => _listening.ForEach(listening => listening.Dispose());
}
