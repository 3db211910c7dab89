using System.Diagnostics;
using CharterBot.Faults.People;

namespace CharterBot.Faults.Scenarios;

/// <summary>
/// Something is away for a while: an instance right after it acknowledged, the store, one instance after the other.
/// </summary>
internal static class Interruptions
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The instance that took a draft dies before, while or after it posts the next question.</summary>
    public static async Task R7Async(Options options, Report report, CancellationToken cancellationToken)
    {
        const int Rounds = 50;
        await using var bench = await Bench.StartAsync(Setting.Of(options), cancellationToken);
        List<double> recoveries = [];
        var missing = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var thread = bench.Open(1, round);
            await Team.BeginAsync(bench.Post, thread, cancellationToken);
            var draft = Postbox.Body(thread.Message(WrittenThread.Person(1), "draft Our answer."));
            var victim = bench.Cluster.Any();
            while ((await bench.Post.TryAsync(victim, draft, cancellationToken)).Status != 200)
                await Task.Delay(50, cancellationToken);

            await Task.Delay(round % 10, cancellationToken);
            await victim.KillAsync();
            var crashed = Stopwatch.StartNew();
            var back = victim.StartAsync(cancellationToken);
            if (await IsAskedAsync(bench, thread, crashed, cancellationToken))
                recoveries.Add(crashed.Elapsed.TotalMilliseconds);
            else
                missing++;
            await back;
        }

        Samples samples = new(recoveries);
        report.Row(
            "R7",
            missing == 0 && samples.P99 <= 10_000,
            $"{missing} of {Rounds} questions missing after the crash",
            $"the next one seen p50 {samples.P50 / 1000:F1} p99 {samples.P99 / 1000:F1} s after it");
    }

    /// <summary>The store is away for ten seconds in the middle of it.</summary>
    public static async Task R9Async(Options options, Report report, CancellationToken cancellationToken)
    {
        var setting = Setting.Of(options) with { StoreFaults = 0.02, ConnectorFaults = 0.1, Duplicates = 0.1 };
        await using var bench = await Bench.StartAsync(setting, cancellationToken);
        Writing writing = new(bench, new(options.Pieces ?? 1_200, PiecesPerQuestion: 3));
        var first = TimeSpan.MaxValue;
        var isWhole = false;
        await writing.WriteAsync(
            async until =>
            {
                await Task.Delay(1_000, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                bench.Tables!.IsOut = true;
                isWhole = !until.IsCancellationRequested;
                await Task.Delay(Outage, CancellationToken.None);
                bench.Tables.IsOut = false;
                var back = Stopwatch.StartNew();
                var before = bench.Post.Acknowledged;
                while (bench.Post.Acknowledged == before && back.Elapsed < Patience)
                    await Task.Delay(2, CancellationToken.None);
                first = back.Elapsed;
            },
            cancellationToken);
        var found = await writing.SettleAsync(cancellationToken);
        report.Row(
            "R9",
            isWhole && !found.IsBroken && found.NotFinal == 0 && first <= TimeSpan.FromSeconds(2),
            $"store away for {Outage.TotalSeconds:F0} s: {found.Absent} absent of {found.Acknowledged:N0}",
            $"{found.Twice} twice",
            $"{found.Gaps} gaps",
            $"{found.NotFinal} cards not final",
            $"first acknowledgement {first.TotalSeconds:F2} s after its return",
            $"the longest wait {bench.Post.LongestToAcknowledge.TotalSeconds:F1} s");
        UnderFaults.Describe(bench, writing, found, report);
    }

    /// <summary>A rolling restart, round after round, while people write.</summary>
    public static async Task R25Async(Options options, Report report, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(
            Setting.Of(options) with { ConnectorFaults = 0.05, Duplicates = 0.1 }, cancellationToken);
        Writing writing = new(bench, new(options.Pieces ?? 3_000));
        IReadOnlyList<TimeSpan?> drains = [];
        await writing.WriteAsync(async until => drains = await bench.Cluster.RollAsync(until), cancellationToken);
        var found = await writing.SettleAsync(cancellationToken);
        var killed = drains.Count(drain => drain is null);
        report.Row(
            "R25",
            !found.IsBroken && found.NotFinal == 0 && bench.Post.Odd == 0 && killed == 0 && drains.Count > 0,
            $"{drains.Count} restarts by SIGTERM: {killed} had to be killed",
            $"the longest took {drains.Max()?.TotalSeconds ?? 0:F1} s",
            $"{found.Absent} absent of {found.Acknowledged:N0}",
            $"{found.Twice} twice",
            $"{found.Gaps} gaps",
            $"{found.NotFinal} cards not final",
            $"{found.Doubles.Count} doubles",
            $"{bench.Post.Odd} answers that say neither done nor again");
        UnderFaults.Describe(bench, writing, found, report);
    }

    private static async Task<bool> IsAskedAsync(
        Bench bench, WrittenThread thread, Stopwatch since, CancellationToken cancellationToken)
    {
        var shown = bench.Platform.Thread(thread.Conversation);
        while (since.Elapsed < Patience)
        {
            if (shown.Find("2 of 7") is not null)
                return true;
            await Task.Delay(5, cancellationToken);
        }

        return false;
    }
}
