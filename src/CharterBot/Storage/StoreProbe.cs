using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CharterBot.Storage;

/// <summary>Whether the store answers: one read of a row that nobody writes.</summary>
internal sealed class StoreProbe(ICharterStore store) : IHealthCheck
{
    /// <summary>Of the check, and the tag by which <c>/readyz</c> picks it.</summary>
    public const string Name = "store";

    private static readonly RowKey Nowhere = new(Keys.Join("probe"), Keys.Join("probe"));

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.ReadAsync(Nowhere, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
    }
}
