using CharterBot.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CharterBot.Hosting;

internal static class HostingSetup
{
    private const string DefaultAddress = "http://127.0.0.1:3978";
    private const int MostBodyBytes = 256 * 1024;

    extension(WebApplicationBuilder builder)
    {
        /// <summary>Where the bot listens, what it takes, and how it says in the log that it is ready.</summary>
        public void AddHosting()
        {
            if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
                builder.WebHost.UseUrls(DefaultAddress);

            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
                kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
                kestrel.Limits.MaxRequestHeaderCount = 50;
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            });
            builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
            builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
            builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
            builder.Services.AddSingleton<IHostedService, Greeting>();
        }
    }

    extension(WebApplication app)
    {
        public void MapHealth()
        {
            app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
            app.MapHealthChecks(
                "/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(StoreProbe.Name) });
        }
    }
}
