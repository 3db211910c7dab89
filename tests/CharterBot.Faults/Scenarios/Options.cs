using System.Globalization;

namespace CharterBot.Faults.Scenarios;

/// <summary>What the command line says beside the scenario; every number has the size that the aim names.</summary>
/// <param name="KillEvery">In milliseconds; 0: nobody is killed.</param>
internal sealed record Options(
    string Scenario, int? Pieces, int Instances, int? KillEvery, int Seed, string? Bot, string? Logs)
{
    public const string Usage = """
        CharterBot.Faults <scenario> [--pieces N] [--instances N] [--kill-every ms] [--seed N]
                                     [--bot CharterBot.dll] [--logs folder]
        scenarios: short all r1 r4 r6 r7 r9 r10 r11 r12 r13 r19 r20 r23 r25 r27
        """;

    private const int UsualInstances = 3;
    private const int UsualSeed = 2026;

    /// <summary>Null when it cannot be understood.</summary>
    public static Options? Parse(IReadOnlyList<string> words)
    {
        if (words.Count == 0 || words.Count % 2 == 0)
            return null;

        Options? options = new(words[0], null, UsualInstances, null, UsualSeed, null, null);
        for (var i = 1; i < words.Count && options is not null; i += 2)
            options = options.With(words[i], words[i + 1]);
        return options;
    }

    private Options? With(string name, string value) => name switch
    {
        "--pieces" when Number(value) is { } pieces => this with { Pieces = pieces },
        "--instances" when Number(value) is { } instances => this with { Instances = instances },
        "--kill-every" when Number(value) is { } killEvery => this with { KillEvery = killEvery },
        "--seed" when Number(value) is { } seed => this with { Seed = seed },
        "--bot" => this with { Bot = value },
        "--logs" => this with { Logs = value },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
