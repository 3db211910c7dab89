using System.Diagnostics;
using CharterBot.Faults.Judging;
using CharterBot.Faults.People;

namespace CharterBot.Faults.Scenarios;

/// <summary>
/// Teams write while something happens to the instances; then everything comes up again, settles and is judged.
/// </summary>
internal sealed class Writing(Bench bench, Work work)
{
    /// <summary>Who waits for a card in vain asks, and once in a while again: the answer is a reply more to be said.</summary>
    private static readonly TimeSpan AsksEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceAsked = Stopwatch.StartNew();
    private readonly List<Team> _teams = [.. Enumerable.Range(1, work.Channels).Select(channel =>
        new Team(bench.Post, number => bench.Open(channel, number), work))];

    public TimeSpan Wrote { get; private set; }

    public TimeSpan Settled { get; private set; }

    /// <summary>How often people asked for the status because nothing came.</summary>
    public int Asked { get; private set; }

    public IReadOnlyList<WrittenThread> Threads => [.. _teams.SelectMany(team => team.Threads)];

    /// <param name="meanwhile">What happens to the instances until everything is written.</param>
    /// <exception cref="OperationCanceledException">It was not all acknowledged in time.</exception>
    public async Task WriteAsync(Func<CancellationToken, Task>? meanwhile, CancellationToken cancellationToken)
    {
        var started = Stopwatch.StartNew();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var happening = meanwhile?.Invoke(end.Token) ?? Task.CompletedTask;
        try
        {
            await Task.WhenAll(_teams.Select((team, index) => team.WriteAsync(
                (work.Pieces / work.Channels) + (index < work.Pieces % work.Channels ? 1 : 0), cancellationToken)));
        }
        finally
        {
            await end.CancelAsync();
            await happening;
        }

        Wrote = started.Elapsed;
        await bench.Cluster.AllUpAsync();
    }

    /// <summary>The rows alone, without waiting for what is shown.</summary>
    public async Task<Findings> JudgeAsync(CancellationToken cancellationToken)
    {
        List<ThreadFindings> found = [];
        foreach (var thread in Threads)
            found.Add(await bench.Judge.JudgeAsync(thread, cancellationToken));
        return new(found);
    }

    /// <summary>
    /// Waits until everything is shown as it should be, and not for ever, and judges. Who asked at the very end may wait
    /// for the answer as long as who asked at first.
    /// </summary>
    public async Task<Findings> SettleAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        var waiting = Threads.ToDictionary(thread => thread, _ => Task.CompletedTask);
        for (var round = 1; waiting.Count > 0 && since.Elapsed < SettlesWithin;)
        {
            var isTimeToAsk = since.Elapsed > AsksEvery * round;
            foreach (var (thread, asking) in waiting.ToList())
            {
                // Who has asked waits for the answer, too.
                var isAnswered = asking.IsCompleted;
                var found = await bench.Judge.JudgeAsync(thread, cancellationToken);
                if (isAnswered && found.IsAtRest)
                    waiting.Remove(thread);
                else if (isAnswered && isTimeToAsk && found.NotFinal.Count > 0)
                    waiting[thread] = AskAsync(thread, cancellationToken);
            }

            round += isTimeToAsk ? 1 : 0;
            await Task.Delay(Between, cancellationToken);
        }

        Settled = since.Elapsed;
        await Task.WhenAll(waiting.Values);
        var end = await JudgeAsync(cancellationToken);
        while (end is { NotFinal: 0, Unsaid: > 0 } && _sinceAsked.Elapsed < SettlesWithin)
        {
            await Task.Delay(Between, cancellationToken);
            end = await JudgeAsync(cancellationToken);
        }

        return end;
    }

    private Task AskAsync(WrittenThread thread, CancellationToken cancellationToken)
    {
        Asked++;
        _sinceAsked.Restart();
        return bench.Post.DeliverAsync(thread.Message(WrittenThread.Person(2), "status"), cancellationToken);
    }
}
