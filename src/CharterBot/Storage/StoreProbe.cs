using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CharterBot.Storage;

/// <summary>Whether the store answers and is whole: one read of the mark of a copy that is not complete.</summary>
internal sealed class StoreProbe(ICharterStore store) : IHealthCheck
{
    /// <summary>Of the check, and the tag by which <c>/readyz</c> picks it.</summary>
    public const string Name = "store";

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await CopyMark.StandsInAsync(store, cancellationToken)
                ? HealthCheckResult.Unhealthy(CopyMark.Refusal)
                : HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException e)
        {
            return HealthCheckResult.Unhealthy(e.Message, e);
        }
    }
}
