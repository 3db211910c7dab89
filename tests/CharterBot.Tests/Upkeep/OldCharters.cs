using System.Text;
using CharterBot.Charters;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using CharterBot.Upkeep.Retention;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Upkeep;

/// <summary>A thread whose charter came to rest, and the looks at what is old by now.</summary>
public abstract class OldCharters
{
    private protected static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private protected static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private int _deliveries;

    private protected OldCharters() => Bot = Arriving.Instance(Store, Time);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected FaultyStore Store { get; } = new();

    private protected FakeTimeProvider Time { get; } = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private protected OpenConversations Bot { get; set; }

    private protected async Task PublishAsync()
    {
        await SayAsync("Amina", "start Maps");
        await SayAsync("Chiara", "join");
        await SayAsync("Amina", "begin");
        await SayAsync("Ben", "1: piece-of-ben one");
        await SayAsync("Ben", "change 1: piece-of-ben one, changed");
        await SayAsync("Amina", "draft Maps mislead.");
        await SayAsync("Chiara", "object too broad");
        await SayAsync("Chiara", "withdraw");
        await SayAsync("Chiara", "leave");
        for (var question = 2; question <= 7; question++)
        {
            await SayAsync("Ben", $"piece-of-ben {question}");
            await SayAsync("Amina", $"draft Answer {question}.");
        }

        await SayAsync("Amina", "publish");
        Assert.Equal(Phase.Published, (await CharterAsync()).Phase);
    }

    private protected async Task CancelAsync(bool isStarted = false, int pieces = 2)
    {
        if (!isStarted)
            await SayAsync("Amina", "start Maps");
        await SayAsync("Amina", "begin");
        for (var piece = 0; piece < pieces; piece++)
            await SayAsync("Ben", $"piece-of-ben {piece}");
        await SayAsync("Amina", "cancel");
        await SayAsync("Amina", "cancel");
        Assert.Equal(Phase.Cancelled, (await CharterAsync()).Phase);
    }

    private protected Task<TurnResult.Taken> SayAsync(string person, string text) =>
        Bot.TakenAsync(Arriving.Message($"delivery {++_deliveries}", person, text));

    private protected async Task PassAsync(TimeSpan span)
    {
        Time.Advance(span);
        await LookAsync();
        await LookAsync();
    }

    private protected Task<int> LookAsync() => LookAsync(Time, Bot);

    private protected Task<int> LookAsync(FakeTimeProvider time, OpenConversations bot, int days = 30) => new RetentionLoop(
        bot,
        Store,
        time,
        Options.Create(new StorageOptions { RetentionDays = days }),
        NullLogger<RetentionLoop>.Instance).LookAsync(Token);

    private protected async Task<Charter> CharterAsync() =>
        (await ThreadRows.LoadAsync(Store, Arriving.Thread, Token)).Charter!;

    /// <summary>All rows but those of processes, which nobody shows anything here and which let go of nothing.</summary>
    private protected async Task<string> RowsAsync()
    {
        var rows = new List<string>();
        await foreach (var row in Store.ScanAsync(Token))
        {
            if (row.Key.Partition is not "instances" && !row.Key.Partition.StartsWith("busy", StringComparison.Ordinal))
                rows.Add($"{row.Key.Partition} {row.Key.Row} {Encoding.UTF8.GetString(row.Value.Span)}");
        }

        return string.Join('\n', rows);
    }
}
