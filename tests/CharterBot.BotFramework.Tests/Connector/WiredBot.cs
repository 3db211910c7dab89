using System.Collections.Concurrent;
using System.Net;
using CharterBot.BotFramework.Connector;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn.Outgoing;
using CharterBot.BotFramework.Tests.SignIn.Incoming;
using CharterBot.BotFramework.Tests.SignIn.Outgoing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.BotFramework.Tests.Connector;

/// <summary>
/// The way out as the bot sets it up; only Entra and DNS are the test's, and the wire where it says so.
/// </summary>
internal sealed class WiredBot : IDisposable
{
    private readonly ServiceProvider _services;

    public WiredBot(string environment = "Production", HttpMessageHandler? wire = null)
    {
        Entra = new(Time);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<AcquireToken>(Entra.AcquireAsync);
        services.AddSingleton<ResolveHost>(ResolveAsync);
        services.AddBotFramework(
            new ConfigurationBuilder().AddInMemoryCollection(TeamsHost.Identity).Build(),
            new HostingEnvironment { EnvironmentName = environment });
        if (wire is not null)
            services.AddHttpClient(ConnectorClient.HttpName).ConfigurePrimaryHttpMessageHandler(() => wire);

        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public FakeEntra Entra { get; }

    /// <summary>Every name that a connection was wanted to: the first thing that is done for one.</summary>
    public ConcurrentQueue<string> Resolved { get; } = [];

    public IPAddress[] Resolution { get; set; } = [IPAddress.Loopback];

    public ConnectorClient Client => _services.GetRequiredService<ConnectorClient>();

    /// <summary>The client underneath, for who would go round the other.</summary>
    public HttpClient Http => _services.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorClient.HttpName);

    public void Dispose() => _services.Dispose();

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Resolved.Enqueue(host);
        return Task.FromResult(Resolution);
    }
}
