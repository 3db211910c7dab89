using System.Diagnostics;
using CharterBot.Faults.Broken;
using CharterBot.Faults.Instances;
using CharterBot.Faults.Judging;
using CharterBot.Faults.People;

namespace CharterBot.Faults.Scenarios;

/// <summary>Charters are written while store and platform fail and instances die: R1 to R4, R6, R8, R20, R23.</summary>
internal static class UnderFaults
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>What was pressed is done by then, with everything that it changed.</summary>
    private static readonly TimeSpan DoneWithin = TimeSpan.FromSeconds(60);

    public static Task R1Async(Options options, Report report, CancellationToken cancellationToken) =>
        RunAsync("", Hard(options), new(options.Pieces ?? 10_000), report, cancellationToken);

    public static Task R4Async(Options options, Report report, CancellationToken cancellationToken) => RunAsync(
        "R4",
        Hard(options) with { StoreFaults = 0.3, ConnectorFaults = 0.4 },
        new(options.Pieces ?? 1_600),
        report,
        cancellationToken);

    /// <summary>The clocks of the instances are ten minutes before, right, and ten minutes behind.</summary>
    public static Task R23Async(Options options, Report report, CancellationToken cancellationToken)
    {
        var hard = Hard(options);
        var programs = hard.Programs.Select((_, index) =>
            BotProgram.Changed(ChangedBot.ClockOff(TimeSpan.FromMinutes(10 * (1 - (index % 3))))));
        return RunAsync(
            "R23", hard with { Programs = [.. programs] }, new(options.Pieces ?? 2_000), report, cancellationToken);
    }

    /// <summary>One instance over one file.</summary>
    public static Task R20Async(Options options, Report report, CancellationToken cancellationToken)
    {
        var hard = Hard(options) with { IsOnSqlite = true };
        return RunAsync(
            "R20",
            hard with { Programs = [hard.Programs[0]], KillEvery = TimeSpan.FromMilliseconds(300) },
            new(options.Pieces ?? 12_000),
            report,
            cancellationToken);
    }

    /// <summary>Doubles are taken away once somebody presses a button on them.</summary>
    public static async Task R6Async(Options options, Report report, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(Hard(options), cancellationToken);
        Writing writing = new(bench, new(options.Pieces ?? 2_000));
        await writing.WriteAsync(meanwhile: null, cancellationToken);
        var before = await writing.SettleAsync(cancellationToken);
        bench.ConnectorFaults.Rate = 0;
        List<DoubledCard> pressable = [.. before.Doubles.Where(twice => twice.Button is not null)];
        foreach (var twice in pressable)
        {
            await bench.Post.DeliverAsync(
                twice.Thread.Press(WrittenThread.Person(2), twice.Button!, twice.Message), cancellationToken);
        }

        // Where the store fails just then, the double goes a little later.
        var since = Stopwatch.StartNew();
        Findings after;
        int left;
        do
        {
            await Task.Delay(Between, cancellationToken);
            after = await writing.JudgeAsync(cancellationToken);
            left = pressable.Count(twice => after.Doubles.Any(still => still.Message == twice.Message));
        }
        while (left + after.NotFinal + after.Unsaid > 0 && since.Elapsed < DoneWithin);

        var share = (double)before.Doubles.Count / Math.Max(1, before.Cards);
        report.Row(
            "R6",
            share <= 0.2 && left + after.NotFinal + after.Unsaid == 0,
            $"visible doubles {before.Doubles.Count} of {before.Cards} cards ({share:P1}: {before.NamedDoubles})",
            $"after {since.Elapsed.TotalSeconds:F0} s {left} of the {pressable.Count} touched left",
            $"{after.NotFinal} cards not final, {after.Unsaid} replies unsaid {after.Named}");
    }

    public static Setting Hard(Options options) => Setting.Of(options) with
    {
        StoreFaults = 0.05,
        ConnectorFaults = 0.2,
        Duplicates = 0.1,
    };

    /// <param name="row">The row that sums it up; the empty one has R1, R2, R3 and R8 for themselves.</param>
    public static async Task RunAsync(
        string row, Setting setting, Work work, Report report, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(setting, cancellationToken);
        Writing writing = new(bench, work);
        Findings? findings = null;
        try
        {
            await writing.WriteAsync(
                until => bench.Cluster.KillEveryAsync(setting.KillEvery, until), cancellationToken);
            findings = await writing.SettleAsync(cancellationToken);
            if (row.Length == 0)
                Rows(findings, report);
            else
                Row(row, findings, report);
            report.Row("S8", bench.Log.Leaks == 0, $"{bench.Log.Leaks} lines of the log with a word of people's");
        }
        catch (OperationCanceledException)
        {
            findings = await writing.JudgeAsync(CancellationToken.None);
            row = row.Length == 0 ? "R1" : row;
            report.Row(row, false, $"not all in time: {findings.Acknowledged:N0} of {work.Pieces:N0} acknowledged");
            Row(row, findings, report);
        }

        Describe(bench, writing, findings, report);
    }

    private static void Rows(Findings found, Report report)
    {
        report.Row("R1", found.Absent == 0, $"{found.Absent} absent of {found.Acknowledged:N0} acknowledged");
        report.Row("R2", found.Twice == 0, $"{found.Twice} stored twice");
        report.Row("R3", found.Gaps == 0, $"{found.Gaps} gaps in turn numbers");
        report.Row(
            "R8",
            found.NotFinal + found.Unsaid == 0,
            $"{found.NotFinal} of {found.Cards} cards not final",
            $"{found.Unsaid} replies unsaid");
        report.Note($"visible doubles {found.Doubles.Count} of {found.Cards} cards: {found.NamedDoubles}");
    }

    private static void Row(string row, Findings found, Report report)
    {
        report.Row(
            row,
            !found.IsBroken && found.NotFinal + found.Unsaid == 0,
            $"{found.Absent} absent of {found.Acknowledged:N0}",
            $"{found.Twice} twice",
            $"{found.Gaps} gaps",
            $"{found.NotFinal} of {found.Cards} cards not final",
            $"{found.Unsaid} replies unsaid",
            $"{found.Doubles.Count} doubles");
    }

    public static void Describe(Bench bench, Writing writing, Findings? found, Report report)
    {
        if (found is { Named.Length: > 0 })
            report.Note(found.Named);
        var (post, latencies) = (bench.Post, bench.Post.Latencies);
        report.Note(
            $"{bench.Cluster.Kills} kills",
            $"{bench.Cluster.Instances.Sum(instance => instance.FailedStarts)} starts in vain",
            $"store {bench.Tables?.Spoilt ?? 0:N0} of {bench.Tables?.Calls ?? 0:N0} calls spoilt",
            $"platform {bench.Platform.Calls}");
        report.Note(
            $"{post.Acknowledged:N0} deliveries acknowledged ({post.Doubled:N0} sent twice)",
            $"{post.Answers.GetValueOrDefault(503):N0} to come again",
            $"{post.Answers.GetValueOrDefault(0):N0} without an answer",
            $"ack p50 {latencies.P50:F0} p99 {latencies.P99:F0} ms");
        report.Note(
            $"written in {writing.Wrote.TotalSeconds:F0} s",
            $"settled in {writing.Settled.TotalSeconds:F0} s",
            $"asked {writing.Asked} times",
            $"log: {bench.Log.Complaints}");
    }
}
