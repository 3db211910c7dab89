using System.Net;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Outgoing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Connector;

internal static class ConnectorSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    extension(IServiceCollection services)
    {
        /// <summary>
        /// Loopback is a place to speak to only in Development, where the room and local test tools live.
        /// </summary>
        public IServiceCollection AddConnector(IHostEnvironment environment)
        {
            var allowLoopback = environment.IsDevelopment();
            services.TryAddSingleton<ResolveHost>(_ => Dns.GetHostAddressesAsync);
            services.AddSingleton(provider => new Wire(
                provider.GetRequiredService<ResolveHost>(),
                allowLoopback,
                provider.GetRequiredService<ILogger<Wire>>()));

            services.AddTransient<RefusalLog>();
            services.AddWired(ConnectorClient.HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
                .AddHttpMessageHandler<RefusalLog>()
                .AddHttpMessageHandler(provider => new ConnectorTokenHandler(
                    provider.GetRequiredService<Cloud>(),
                    allowLoopback,
                    provider.GetRequiredService<ConnectorTokens>(),
                    provider.GetRequiredService<ILogger<ConnectorTokenHandler>>()));

            return services.AddSingleton(provider => new ConnectorClient(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorClient.HttpName),
                provider.GetRequiredService<Cloud>(),
                provider.GetRequiredService<TimeProvider>(),
                allowLoopback,
                Patience));
        }

        /// <summary>
        /// A client of that name over the guarded wire, which lives as long as the process. Nothing below repeats or
        /// logs a request.
        /// </summary>
        public IHttpClientBuilder AddWired(string name, Action<HttpClient> configure) =>
            services.AddHttpClient(name, configure)
                .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<Wire>().Open())
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .RemoveAllLoggers();
    }
}
