using System.Collections.Concurrent;

namespace CharterBot.Conversations;

/// <summary>The budgets of all tenants that this process sends to: few, so none is let go of.</summary>
internal sealed class TenantBudgets(TimeProvider time, Instances instances)
{
    private readonly ConcurrentDictionary<TenantKey, TenantBudget> _budgets = new();

    public TenantBudget Of(TenantKey tenant) => _budgets.GetOrAdd(
        tenant,
        static (_, world) => new TenantBudget(world.time, () => world.instances.Count),
        (time, instances));
}
