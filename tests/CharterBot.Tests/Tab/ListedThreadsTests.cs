using CharterBot.Charters.Commands;
using CharterBot.Charters.People;
using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Storage;

namespace CharterBot.Tests.Tab;

public sealed class ListedThreadsTests
{
    private static readonly ThreadKey Thread = ThreadKey.Of("msteams", "tenant", "19:a@thread.tacv2", "1700000000000");
    private static readonly Person Amina = new(new("29:amina"), "Amina");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_thread_is_listed_once_however_many_charters_start_in_a_batch()
    {
        var turn = new Turn(Thread, new(), DateTimeOffset.UtcNow);
        CharterCommand[] said =
        [
            new CharterCommand.Start("One"), new CharterCommand.Cancel(), new CharterCommand.Cancel(),
            new CharterCommand.Start("Two"),
        ];
        foreach (var (command, index) in said.Select((command, index) => (command, index)))
            turn.Take(Arrive($"d{index}", command));
        turn.Head();

        Assert.Single(turn.Changes, change => change.Row == ThreadRows.ListedRow(Thread));
        Assert.Equal("Two", turn.Charter!.Name);
        Assert.True(BatchLimits.Check(Thread.Partition, turn.Changes) > 0);
    }

    [Fact]
    public void A_thread_without_a_charter_is_not_listed()
    {
        var turn = new Turn(Thread, new(), DateTimeOffset.UtcNow);

        turn.Take(Arrive("d1", new CharterCommand.Help()));

        Assert.DoesNotContain(turn.Changes, change => change.Row == ThreadRows.ListedRow(Thread));
    }

    [Fact]
    public async Task The_newest_thread_stands_first_and_other_rows_do_not_stand_at_all()
    {
        var store = new InMemoryCharterStore();
        string[] roots = ["999999999999", "1700000000000", "1800000000000", "chat", "~odd|root"];
        foreach (var root in roots)
        {
            var thread = Thread with { Thread = Keys.Join(root) };
            await store.CommitAsync(
                Thread.Partition,
                [
                    new RowChange.Upsert(ThreadRows.ListedRow(thread), "{}"u8.ToArray()),
                    new RowChange.Upsert(ThreadRows.HeadRow(thread), "{}"u8.ToArray()),
                ],
                Token);
        }

        var listed = await ThreadRows.ListedThreadsAsync(store, Thread.Partition, Token);

        Assert.Equal(
            ["~odd|root", "1800000000000", "1700000000000", "999999999999", "chat"],
            listed.Select(thread => Keys.Decode(thread.Thread)));
    }

    private static Arrival Arrive(string delivery, CharterCommand command) => new(
        Thread,
        new("msteams", "https://smba.trafficmanager.net/teams/", "19:a@thread.tacv2;messageid=1700000000000"),
        delivery,
        Amina,
        null,
        null,
        null,
        _ => command,
        For: null,
        AnswersDirectly: true);
}
