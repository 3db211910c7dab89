namespace CharterBot.Observing;

/// <summary>The section <c>Observing</c>. Where traces and metrics go besides is said by the standard <c>OTEL_*</c> variables.</summary>
internal sealed class ObservingOptions
{
    public const string Section = "Observing";

    /// <summary>OpenTelemetry's own name for where to send.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Serves <c>/metrics</c> for Prometheus, to whoever can reach the port.</summary>
    public bool Metrics { get; init; }
}
