using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CharterBot.Observing;

internal static class ObservingSetup
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// Traces and metrics over OTLP where the environment names a collector, metrics at <c>/metrics</c> where the
        /// settings ask for them; without either nothing is collected.
        /// </summary>
        public void AddObserving(IConfiguration configuration)
        {
            services.TryAddSingleton<Signals>();
            var isSent = !string.IsNullOrEmpty(configuration[ObservingOptions.Endpoint]);
            var isServed = configuration.Of().Metrics;
            if (isSent || isServed)
                Collect(services, isSent, isServed);
        }
    }

    extension(WebApplication app)
    {
        public void MapMetrics()
        {
            if (app.Configuration.Of().Metrics)
                app.MapPrometheusScrapingEndpoint("/metrics");
        }
    }

    extension(IConfiguration configuration)
    {
        private ObservingOptions Of() =>
            configuration.GetSection(ObservingOptions.Section).Get<ObservingOptions>() ?? new();
    }

    /// <summary>A method of its own: a bot that nobody watches does not even load what collects.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect(IServiceCollection services, bool isSent, bool isServed)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("charterbot"))
            .WithMetrics(metrics => metrics
                .AddMeter(Signals.Name)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation());
        if (isServed)
            telemetry.WithMetrics(metrics => metrics.AddPrometheusExporter());
        if (isSent)
            telemetry.WithTracing(Trace).UseOtlpExporter();
    }

    /// <summary>
    /// Not the requests that the HTTP client makes: their addresses name conversations. The bot's own spans say which
    /// sends there were.
    /// </summary>
    private static void Trace(TracerProviderBuilder traces) => traces
        .AddSource(Signals.Name)
        .AddAspNetCoreInstrumentation(asked => asked.Filter = http => http.Request.Path == "/api/messages");
}
