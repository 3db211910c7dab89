using CharterBot.Faults.Storage;
using CharterBot.Tests.Conversations;

namespace CharterBot.Faults.Platform;

/// <summary>What goes wrong with a share of the calls to the platform.</summary>
internal sealed class ConnectorFaults(Chance chance)
{
    public double Rate { get; set; }

    public Fault? Next() => !chance.Falls(Rate) ? null : chance.Below(6) switch
    {
        0 => new Fault.Status(429, RetryAfter: 1, Error: "Throttled"),
        1 => new Fault.Status(502),
        2 => new Fault.Status(502, IsApplied: true),
        3 => new Fault.BrokenOff(IsApplied: false),
        4 => new Fault.BrokenOff(IsApplied: true),
        _ => new Fault.Late(chance.Between(500, 3_000)),
    };
}
