using CharterBot.Faults.Instances;

namespace CharterBot.Faults.Scenarios;

/// <summary>The world of one scenario.</summary>
/// <param name="Programs">One for each instance.</param>
internal sealed record Setting(IReadOnlyList<BotProgram> Programs, int Seed)
{
    private static readonly TimeSpan UsualKillEvery = TimeSpan.FromSeconds(2);

    public double StoreFaults { get; init; }

    public double ConnectorFaults { get; init; }

    public double Duplicates { get; init; }

    /// <summary>One instance after the other is killed, and comes back at once; zero: none.</summary>
    public TimeSpan KillEvery { get; init; }

    public TimeSpan StoreLatency { get; init; }

    /// <summary>One file instead of the tables: for a single instance.</summary>
    public bool IsOnSqlite { get; init; }

    public string? LogFile { get; init; }

    public static Setting Of(Options options) => new(
        [.. Enumerable.Repeat(BotProgram.Shipped(options.Bot), options.Instances)], options.Seed)
    {
        KillEvery = options.KillEvery is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : UsualKillEvery,
        LogFile = options.Logs is { } folder
            ? Path.Combine(Directory.CreateDirectory(folder).FullName, $"{options.Scenario}.log")
            : null,
    };
}
