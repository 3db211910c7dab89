using System.Globalization;

namespace CharterBot.Load;

/// <summary>The figures as Markdown tables.</summary>
internal sealed class Report(TextWriter writer)
{
    private static readonly string[] Measured =
        ["turns/s", "ack p50 ms", "ack p99 ms", "seen p50 ms", "seen p99 ms", "CPU s/1,000 turns", "peak RSS MiB"];

    private readonly List<(BotProgram Program, TimeSpan Time)> _starts = [];
    private readonly List<(BotProgram Program, int Conversations, Figures Figures)> _runs = [];

    public async Task ColdStartAsync(BotProgram program, TimeSpan time)
    {
        _starts.Add((program, time));
        await writer.WriteLineAsync($"\nCold start of {program.Name}, process start to the first 200 of /healthz: "
            + $"{Text(time.TotalMilliseconds, 0)} ms\n");
    }

    public async Task RunAsync(BotProgram program, int conversations, Figures figures)
    {
        if (_runs.Count == 0 || _runs[^1].Program != program)
            await HeadAsync(["program", "conversations", .. Measured, "charters", "errors", "posts missed", "unseen"]);

        _runs.Add((program, conversations, figures));
        await RowAsync(
        [
            program.Name, Text(conversations), .. Values(figures).Select(value => Text(value, 2)),
            Text(figures.Charters), Text(figures.Errors), Text(figures.Missed), Text(figures.Unseen),
        ]);
    }

    /// <summary>The first program over each of the others.</summary>
    public async Task RatiosAsync()
    {
        foreach (var other in _starts.Skip(1))
        {
            var names = $"{_starts[0].Program.Name}/{other.Program.Name}";
            await writer.WriteLineAsync($"\nCold start, {names}: {Text(_starts[0].Time / other.Time, 2)}\n");
            await HeadAsync([$"{names}, conversations", .. Measured]);
            foreach (var (mine, its) in _runs.Where(run => run.Program == _starts[0].Program)
                .Zip(_runs.Where(run => run.Program == other.Program)))
            {
                await RowAsync([Text(mine.Conversations), .. Quotients(mine.Figures, its.Figures)]);
            }
        }
    }

    public async Task PreloadedAsync(int few, int many, Figures withFew, Figures withMany)
    {
        await writer.WriteLineAsync();
        await HeadAsync(["charters in the store", .. Measured, "errors"]);
        await RowAsync([Text(few), .. Values(withFew).Select(value => Text(value, 2)), Text(withFew.Errors)]);
        await RowAsync([Text(many), .. Values(withMany).Select(value => Text(value, 2)), Text(withMany.Errors)]);
        await RowAsync(["ratio", .. Quotients(withMany, withFew), ""]);
    }

    public async Task LengthAsync(int pieces, (LengthFigures First, LengthFigures Last) costs)
    {
        await writer.WriteLineAsync();
        await HeadAsync([$"of {Text(pieces)} pieces in one charter", "ack p50 ms", "CPU ms a piece"]);
        foreach (var (name, figures) in new[] { ("the first", costs.First), ("the last", costs.Last) })
        {
            await RowAsync(
            [
                $"{name} {Text(figures.Pieces)}", Text(figures.AcknowledgedP50, 2), Text(figures.CpuMilliseconds, 2),
            ]);
        }
    }

    public async Task BurstAsync(int people, BurstFigures figures)
    {
        await writer.WriteLineAsync();
        await HeadAsync(
        [
            "people, each delivered twice", "rounds", "all names shown", "answers lost", "doubled", "errors",
            "ack p50 ms", "ack p99 ms", "slowest until all shown ms",
        ]);
        await RowAsync(
        [
            Text(people), Text(figures.Rounds), Text(figures.WholeRounds), Text(figures.Lost), Text(figures.Doubled),
            Text(figures.Errors), Text(figures.AcknowledgedP50, 2), Text(figures.AcknowledgedP99, 2),
            Text(figures.SeenMax, 0),
        ]);
    }

    private static double[] Values(Figures figures) =>
    [
        figures.TurnsPerSecond, figures.AcknowledgedP50, figures.AcknowledgedP99, figures.SeenP50, figures.SeenP99,
        figures.CpuSecondsPerThousand, figures.PeakMebibytes,
    ];

    private static IEnumerable<string> Quotients(Figures first, Figures second) =>
        Values(first).Zip(Values(second), (one, other) => Text(one / other, 2));

    private async Task HeadAsync(IReadOnlyList<string> columns)
    {
        await RowAsync(columns);
        await RowAsync([.. columns.Select(_ => "---")]);
    }

    private Task RowAsync(IReadOnlyList<string> cells) => writer.WriteLineAsync($"| {string.Join(" | ", cells)} |");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number, int decimals) =>
        number.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
