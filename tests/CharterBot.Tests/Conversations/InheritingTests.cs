using CharterBot.Conversations;

namespace CharterBot.Tests.Conversations;

/// <summary>What a dead instance was still to say becomes another's, and only that.</summary>
public sealed class InheritingTests
{
    private readonly FaultyStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replies_of_the_dead_become_the_heirs_and_those_of_the_living_stay_theirs()
    {
        var dead = Arriving.Instance(_store);
        await dead.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await dead.TakenAsync(Arriving.Message("status", "Amina", "status"));
        var gone = Assert.Single((await OwnersAsync()).Distinct());
        var other = Arriving.Instance(_store);
        await other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await other.TakenAsync(Arriving.Message("help", "Ben", "help"));
        var living = Assert.Single((await OwnersAsync()).Distinct(), owner => owner != gone);

        await Arriving.Instance(_store).TakeOverAsync(Arriving.Thread, owner => owner == gone, since: null, Token);

        var owners = await OwnersAsync();
        Assert.DoesNotContain(gone, owners);
        Assert.Single(owners, living);
        Assert.Equal(2, owners.Distinct().Count());
        var state = await ThreadRows.LoadAsync(_store, Arriving.Thread, Token);
        Assert.DoesNotContain(state.Head!.Due, due => due.Owner == gone);
        Assert.Contains(state.Head.Due, due => due.Owner == living);
        Assert.Contains(state.Head.Due, due => due.Owner != living);
    }

    [Fact]
    public async Task Where_nothing_was_ever_saved_there_is_nothing_to_take_over_and_nothing_is_written()
    {
        await Arriving.Instance(_store).TakeOverAsync(Arriving.Thread, _ => true, since: null, Token);

        await foreach (var row in _store.ScanAsync(Token))
            Assert.Equal(Instances.Partition, row.Key.Partition);
    }

    private async Task<IReadOnlyList<string?>> OwnersAsync() =>
    [
        .. from row in await ThreadRows.ReadRepliesAsync(_store, Arriving.Thread, Token)
            select ThreadRows.Read(row.Value, RowJson.Default.DueReply).Owner,
    ];
}
