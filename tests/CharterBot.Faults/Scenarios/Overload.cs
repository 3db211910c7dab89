using System.Collections.Concurrent;
using System.Diagnostics;
using CharterBot.Faults.People;

namespace CharterBot.Faults.Scenarios;

/// <summary>Far more at once than one instance can take: it says so, and stays within its memory.</summary>
internal static class Overload
{
    private const int Connections = 3_000;
    private const int Threads = 20;
    private const int MostMebibytes = 400;

    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Bot and driver are compiled while they run: what began earlier tells of that. It is told beside, and not judged.
    /// </summary>
    private static readonly TimeSpan Cold = TimeSpan.FromSeconds(3);

    /// <summary>Over the tables, and on the file that a single instance usually has.</summary>
    public static async Task R13Async(Options options, Report report, CancellationToken cancellationToken)
    {
        var setting = Setting.Of(options with { Instances = 1 });
        await ConnectAsync(
            "tables", setting with { StoreLatency = TimeSpan.FromMilliseconds(8) }, report, cancellationToken);
        await ConnectAsync("SQLite", setting with { IsOnSqlite = true }, report, cancellationToken);
    }

    private static async Task ConnectAsync(
        string store, Setting setting, Report report, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(setting, cancellationToken);
        List<WrittenThread> threads =
            [.. Enumerable.Range(1, Threads).Select(number => bench.Open(1 + (number % 4), number))];
        foreach (var thread in threads)
            await Team.BeginAsync(bench.Post, thread, cancellationToken);

        ConcurrentQueue<(TimeSpan Began, double Took)> answered = [];
        var started = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(TalkAsync));
        var seconds = started.Elapsed.TotalSeconds;
        var answers = bench.Post.Answers;
        var unhandled = answers.Where(answer => answer.Key is >= 500 and not 503).Sum(answer => answer.Value);
        var mebibytes = bench.Cluster.Instances[0].PeakBytes / 1024 / 1024;
        Samples samples = new(answered.Select(answer => answer.Took));
        Samples warm = new(answered.Where(answer => answer.Began > Cold).Select(answer => answer.Took));
        report.Row(
            "R13",
            unhandled + answers.GetValueOrDefault(0) == 0 && mebibytes < MostMebibytes && warm.P99 < 2_500,
            $"{store}: {Connections:N0} connections for {seconds:F0} s: {answers.GetValueOrDefault(200) / seconds:F0} answers/s",
            $"{answers.GetValueOrDefault(503):N0} told to come again",
            $"{unhandled} unhandled",
            $"{answers.GetValueOrDefault(0)} broken off",
            $"p50 {samples.P50:F0} p99 {samples.P99:F0} ms",
            $"after {Cold.TotalSeconds:F0} s p99 {warm.P99:F0} ms",
            $"at most {mebibytes} MiB");

        async Task TalkAsync(int person)
        {
            for (var n = 1; started.Elapsed < Lasts; n++)
            {
                var body = Postbox.Body(threads[person % threads.Count].Message(
                    WrittenThread.Person(person), $"1: Thought {n} of number {person}."));
                var began = started.Elapsed;
                var answer = await bench.Post.TryAsync(bench.Cluster.Instances[0], body, cancellationToken);
                answered.Enqueue((began, answer.Took.TotalMilliseconds));
                if (answer.Status == 503)
                    await Task.Delay(2_000, cancellationToken);
            }
        }
    }
}
