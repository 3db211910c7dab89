using CharterBot.Faults.People;

namespace CharterBot.Faults.Scenarios;

/// <summary>What can be asked of the bench by name, and how long each may take.</summary>
internal sealed record Scenario(
    string Name, TimeSpan Limit, Func<Options, Report, CancellationToken, Task> RunAsync)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("short", TimeSpan.FromMinutes(3), ShortAsync),
        new("r1", TimeSpan.FromMinutes(15), async (options, report, cancellationToken) =>
        {
            await UnderFaults.R1Async(options, report, cancellationToken);
            await Controls.RunAsync(options, report, cancellationToken);
        }),
        new("r4", TimeSpan.FromMinutes(5), UnderFaults.R4Async),
        new("r6", TimeSpan.FromMinutes(8), UnderFaults.R6Async),
        new("r7", TimeSpan.FromMinutes(8), Interruptions.R7Async),
        new("r9", TimeSpan.FromMinutes(5), Interruptions.R9Async),
        new("r10", TimeSpan.FromMinutes(3), Bursts.R10Async),
        new("r11", TimeSpan.FromMinutes(3), Bursts.R11Async),
        new("r12", TimeSpan.FromMinutes(3), Bursts.R12Async),
        new("r13", TimeSpan.FromMinutes(3), Overload.R13Async),
        new("r19", TimeSpan.FromMinutes(3), FailingDisk.R19Async),
        new("r20", TimeSpan.FromMinutes(8), UnderFaults.R20Async),
        new("r23", TimeSpan.FromMinutes(8), UnderFaults.R23Async),
        new("r25", TimeSpan.FromMinutes(8), Interruptions.R25Async),
        new("r27", TimeSpan.FromMinutes(3), Poison.R27Async),
    ];

    public static IReadOnlyList<Scenario> Named(string name) =>
        name == "all" ? [.. All.Skip(1)] : [.. All.Where(scenario => scenario.Name == name)];

    /// <summary>Half the deaths: on two cores that others use too, an instance needs a while to come back.</summary>
    private static async Task ShortAsync(Options options, Report report, CancellationToken cancellationToken)
    {
        var hard = UnderFaults.Hard(options with { KillEvery = options.KillEvery ?? 4_000 });
        Work work = new(options.Pieces ?? 300, Channels: 3, PiecesPerQuestion: 1);
        await UnderFaults.RunAsync("", hard, work, report, cancellationToken);
        await Controls.RunAsync(options, report, cancellationToken);
    }
}
