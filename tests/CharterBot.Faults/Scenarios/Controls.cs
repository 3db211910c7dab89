using CharterBot.Faults.Broken;
using CharterBot.Faults.Instances;

namespace CharterBot.Faults.Scenarios;

/// <summary>Bots that are broken on purpose: a bench that finds nothing wrong with them proves nothing. R17.</summary>
internal static class Controls
{
    private const int Instances = 2;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Options options, Report report, CancellationToken cancellationToken)
    {
        await RunAsync(ChangedBot.WritesBlindly, options, report, cancellationToken);
        await RunAsync(ChangedBot.AcknowledgesEarly, options, report, cancellationToken);
    }

    private static async Task RunAsync(
        string change, Options options, Report report, CancellationToken cancellationToken)
    {
        var setting = UnderFaults.Hard(options) with
        {
            Programs = [.. Enumerable.Repeat(BotProgram.Changed(change), Instances)],
            // None dies on the way, and all at the end.
            KillEvery = LongestRun,
            LogFile = null,
        };
        await using var bench = await Bench.StartAsync(setting, cancellationToken);
        Writing writing = new(bench, new(Pieces: 180, Channels: 3));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRun);
        try
        {
            await writing.WriteAsync(until => bench.Cluster.KillEveryAsync(setting.KillEvery, until), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // A broken bot may well refuse what it was brought; what it acknowledged until then is judged.
        }

        var found = await writing.JudgeAsync(cancellationToken);
        report.Row(
            "R17",
            found.IsBroken,
            $"{change} is {(found.IsBroken ? "found broken" : "NOT found")}",
            $"{found.Absent} absent of {found.Acknowledged}",
            $"{found.Twice} twice",
            $"{found.Gaps} gaps");
    }
}
