using System.Globalization;

namespace CharterBot.Load;

/// <summary>The figures as Markdown tables.</summary>
internal sealed class Report(TextWriter writer)
{
    private const string Columns =
        "| program | conversations | turns/s | ack p50 ms | ack p99 ms | seen p50 ms | seen p99 ms | CPU s/1,000 turns | peak RSS MiB | charters | errors | posts missed | unseen |";

    private readonly List<(BotProgram Program, TimeSpan Time)> _starts = [];
    private readonly List<(BotProgram Program, int Conversations, Figures Figures)> _runs = [];

    public Task ColdStartAsync(BotProgram program, TimeSpan time)
    {
        _starts.Add((program, time));
        return LineAsync($"Cold start of {program.Name} (process start to the first 200 of /healthz): {time.TotalMilliseconds:F0} ms\n");
    }

    public async Task RunAsync(BotProgram program, int conversations, Figures figures)
    {
        if (_runs.Count == 0 || _runs[^1].Program != program)
            await HeadAsync(Columns);
        _runs.Add((program, conversations, figures));
        await LineAsync($"""
            | {program.Name} | {conversations} | {figures.TurnsPerSecond:F0} | {figures.AcknowledgedP50:F2} | {figures.AcknowledgedP99:F2} | {figures.SeenP50:F2} | {figures.SeenP99:F2} | {figures.CpuSecondsPerThousand:F3} | {figures.PeakMebibytes:F0} | {figures.Charters} | {figures.Errors} | {figures.Missed} | {figures.Unseen} |
            """);
    }

    /// <summary>First program over second, when there are two.</summary>
    public async Task RatiosAsync()
    {
        if (_starts is not [var bot, var floor])
            return;

        await LineAsync($"\nCold start, bot/floor: {bot.Time / floor.Time:F2}\n");
        await HeadAsync("| bot/floor | turns/s | ack p50 | ack p99 | seen p50 | seen p99 | CPU | peak RSS |");
        var half = _runs.Count / 2;
        for (var i = 0; i < half; i++)
        {
            var (mine, least) = (_runs[i].Figures, _runs[i + half].Figures);
            await LineAsync($"""
                | {_runs[i].Conversations} | {mine.TurnsPerSecond / least.TurnsPerSecond:F2} | {mine.AcknowledgedP50 / least.AcknowledgedP50:F2} | {mine.AcknowledgedP99 / least.AcknowledgedP99:F2} | {mine.SeenP50 / least.SeenP50:F2} | {mine.SeenP99 / least.SeenP99:F2} | {mine.CpuSecondsPerThousand / least.CpuSecondsPerThousand:F2} | {mine.PeakMebibytes / least.PeakMebibytes:F2} |
                """);
        }
    }

    public async Task PreloadedAsync(int few, int many, Figures withFew, Figures withMany)
    {
        await LineAsync($"");
        await HeadAsync("| charters in the store | turns/s | ack p50 ms | ack p99 ms | errors |");
        await LineAsync($"| {few} | {withFew.TurnsPerSecond:F0} | {withFew.AcknowledgedP50:F2} | {withFew.AcknowledgedP99:F2} | {withFew.Errors} |");
        await LineAsync($"| {many} | {withMany.TurnsPerSecond:F0} | {withMany.AcknowledgedP50:F2} | {withMany.AcknowledgedP99:F2} | {withMany.Errors} |");
        await LineAsync($"| ratio | {withMany.TurnsPerSecond / withFew.TurnsPerSecond:F2} | {withMany.AcknowledgedP50 / withFew.AcknowledgedP50:F2} | {withMany.AcknowledgedP99 / withFew.AcknowledgedP99:F2} | |");
    }

    public async Task BurstAsync(LoadSettings settings, BurstFigures figures)
    {
        await LineAsync($"");
        await HeadAsync("| burst | rounds | all shown | answers lost | doubled | errors | ack p50 ms | ack p99 ms | slowest until all shown ms |");
        await LineAsync($"""
            | {settings.Burst} people, each twice | {figures.Rounds} | {figures.WholeRounds} | {figures.Lost} | {figures.Doubled} | {figures.Errors} | {figures.AcknowledgedP50:F1} | {figures.AcknowledgedP99:F1} | {figures.SeenMax:F0} |
            """);
    }

    private async Task HeadAsync(string columns)
    {
        await writer.WriteLineAsync(columns);
        await writer.WriteLineAsync(string.Concat(Enumerable.Repeat("|---", columns.Count(character => character == '|') - 1)) + "|");
    }

    private Task LineAsync(FormattableString line) => writer.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
