using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
            services.AddHttpClient(ConnectorClient.HttpName, http => http.Timeout = Timeout.InfiniteTimeSpan)
                .ConfigurePrimaryHttpMessageHandler(Wire)
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
                .AddHttpMessageHandler<RefusalLog>()
                .RemoveAllLoggers();
            services.AddTransient<RefusalLog>();

            return services.AddSingleton(provider => new ConnectorClient(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(ConnectorClient.HttpName),
                provider.GetRequiredService<TimeProvider>(),
                allowLoopback: environment.IsDevelopment(),
                Patience));
        }
    }

    internal static SocketsHttpHandler Wire() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(5),
    };
}
