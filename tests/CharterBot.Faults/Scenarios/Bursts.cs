using CharterBot.Charters.Events;
using CharterBot.Faults.Instances;
using CharterBot.Faults.Judging;
using CharterBot.Faults.People;
using CharterBot.Faults.Storage;

namespace CharterBot.Faults.Scenarios;

/// <summary>Many in one instant, and a few at the pace of people.</summary>
internal static class Bursts
{
    private const int People = 20;

    private static readonly TimeSpan Network = TimeSpan.FromMilliseconds(8);

    /// <summary>Twenty start a charter in the same thread, fifty times: one charter each time.</summary>
    public static async Task R10Async(Options options, Report report, CancellationToken cancellationToken)
    {
        const int Rounds = 50;
        await using var bench = await Bench.StartAsync(Setting.Of(options), cancellationToken);
        var single = 0;
        for (var round = 1; round <= Rounds; round++)
        {
            var thread = bench.Open(1, round);
            await Task.WhenAll(Enumerable.Range(1, People).Select(person => bench.Post.DeliverAsync(
                thread.Message(WrittenThread.Person(person), $"start Team {person} of {InstanceLog.Canary}"),
                cancellationToken)));
            var turns = await TurnRows.ReadAsync(bench.Store, thread.Key, cancellationToken);
            var started = turns.Sum(turn => turn.Events.OfType<CharterEvent.Started>().Count());
            var refused = turns.Count(turn => turn.Events.IsEmpty);
            single += started == 1 && refused == People - 1 ? 1 : 0;
        }

        report.Row(
            "R10",
            single == Rounds,
            $"{People} starts at once: {single} of {Rounds} threads hold one charter and {People - 1} refusals");
    }

    /// <summary>Twenty answer in the same instant.</summary>
    public static async Task R11Async(Options options, Report report, CancellationToken cancellationToken)
    {
        const int Rounds = 30;
        const int WarmUp = 10;
        await using var bench = await Bench.StartAsync(
            Setting.Of(options) with { StoreLatency = Network }, cancellationToken);
        List<double> all = [];
        List<double> slowest = [];
        var refused = 0;
        for (var round = 1; round <= Rounds + WarmUp; round++)
        {
            var thread = bench.Open(1, round);
            await Team.BeginAsync(bench.Post, thread, cancellationToken);
            await Task.Delay(300, cancellationToken);
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var answers = Enumerable.Range(1, People).Select(async person =>
            {
                var body = Postbox.Body(thread.Message(WrittenThread.Person(person), $"1: Thought of {person}."));
                await gate.Task;
                return await bench.Post.TryAsync(bench.Cluster.Any(), body, cancellationToken);
            }).ToList();
            gate.SetResult();
            var took = await Task.WhenAll(answers);
            if (round <= WarmUp)
                continue;

            refused += took.Count(answer => answer.Status != 200);
            all.AddRange(took.Select(answer => answer.Took.TotalMilliseconds));
            slowest.Add(took.Max(answer => answer.Took.TotalMilliseconds));
        }

        Samples each = new(all);
        Samples last = new(slowest);
        report.Row(
            "R11",
            refused == 0 && last.Max <= 1_000,
            $"{Rounds} bursts of {People} answers: {refused} not acknowledged",
            $"one p50 {each.P50:F0} p99 {each.P99:F0} ms",
            $"the last of a burst p50 {last.P50:F0} max {last.Max:F0} ms");
    }

    /// <summary>Twenty people in four channels, each thinks for a while between two answers.</summary>
    public static async Task R12Async(Options options, Report report, CancellationToken cancellationToken)
    {
        const int WarmUp = 2;
        var each = (options.Pieces ?? 400) / People;
        await using var bench = await Bench.StartAsync(
            Setting.Of(options) with { StoreLatency = Network }, cancellationToken);
        Chance chance = new(options.Seed);
        List<WrittenThread> threads = [.. Enumerable.Range(1, 4).Select(channel => bench.Open(channel, 1))];
        foreach (var thread in threads)
            await Team.BeginAsync(bench.Post, thread, cancellationToken);
        var took = await Task.WhenAll(Enumerable.Range(1, People).Select(PersonAsync));
        List<(int Status, TimeSpan Took)> all = [.. took.SelectMany(answers => answers)];
        Samples samples = new(all.Where(answer => answer.Status == 200).Select(taken => taken.Took.TotalMilliseconds));
        var late = all.Count(answer => answer is { Status: not 503, Took.TotalSeconds: > 2.5 });
        report.Row(
            "R12",
            samples is { P50: <= 40, P99: <= 400 } && late == 0,
            $"{samples.Count} answers at the pace of people: p50 {samples.P50:F0} p99 {samples.P99:F0} ms",
            $"max {samples.Max:F0} ms",
            $"{late} later than 2.5 s without a 503");

        async Task<List<(int Status, TimeSpan Took)>> PersonAsync(int person)
        {
            List<(int, TimeSpan)> answers = [];
            for (var n = 1; n <= each + WarmUp; n++)
            {
                await Task.Delay(chance.Between(500, 3_000), cancellationToken);
                var body = Postbox.Body(threads[person % threads.Count].Message(
                    WrittenThread.Person(person), $"1: Thought {n} of number {person}."));
                var answer = await bench.Post.TryAsync(bench.Cluster.Any(), body, cancellationToken);
                if (n > WarmUp)
                    answers.Add(answer);
            }

            return answers;
        }
    }
}
