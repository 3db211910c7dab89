using CharterBot.Faults.Judging;
using CharterBot.Faults.People;
using CharterBot.Storage;

namespace CharterBot.Faults.Scenarios;

/// <summary>A row of one thread that no build can read, met by every instance: other threads must not feel it.</summary>
internal static class Poison
{
    private const int Tries = 3;

    public static async Task R27Async(Options options, Report report, CancellationToken cancellationToken)
    {
        await using var bench = await Bench.StartAsync(Setting.Of(options), cancellationToken);
        var poisoned = bench.Open(1, 1_000_000);
        await Team.BeginAsync(bench.Post, poisoned, cancellationToken);
        await bench.Store.CommitAsync(
            poisoned.Key.Partition,
            [new RowChange.Upsert(TurnRows.OfReply(poisoned.Key), "{ no row"u8.ToArray())],
            cancellationToken);
        await bench.Cluster.KillEveryAsync(TimeSpan.FromHours(1), new(canceled: true));
        await bench.Cluster.AllUpAsync();

        List<int> answers = [];
        for (var n = 1; n <= Tries; n++)
        {
            var piece = Postbox.Body(poisoned.Message(WrittenThread.Person(1), "1: Is anybody there."));
            answers.Add((await bench.Post.TryAsync(bench.Cluster.Any(), piece, cancellationToken)).Status);
        }

        var told = bench.Platform.Thread(poisoned.Conversation).Messages
            .Count(message => message.Words.Contains("I cannot read", StringComparison.Ordinal));
        Writing writing = new(bench, new(options.Pieces ?? 420, Channels: 3, PiecesPerQuestion: 1));
        await writing.WriteAsync(meanwhile: null, cancellationToken);
        var found = await writing.SettleAsync(cancellationToken);
        report.Row(
            "R27",
            !found.IsBroken && found.NotFinal + found.Unsaid == 0 && told == 1,
            $"beside a thread with a row that cannot be read: {found.Absent} absent of {found.Acknowledged:N0}",
            $"{found.NotFinal} of {found.Cards} cards not final",
            $"the thread itself answers {string.Join(' ', answers)}",
            $"people are told {told} times");
        UnderFaults.Describe(bench, writing, found, report);
    }
}
