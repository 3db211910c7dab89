using CharterBot.Conversations;
using CharterBot.Storage;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Who leaves, who is claimed, and who has nobody beside.</summary>
public sealed class LeavingInstancesTests : IDisposable
{
    private readonly InMemoryCharterStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly Instances _here;
    private readonly Instances _there;

    public LeavingInstancesTests() => (_here, _there) = (Instance(), Instance());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_stops_is_found_gone_at_the_next_look_and_is_to_be_succeeded_where_work_is_left(bool isDone)
    {
        await _there.BeatAsync(Token);
        await _here.BeatAsync(Token);

        await _there.LeaveAsync(isDone, Token);
        var dead = await _here.BeatAsync(Token);

        Assert.False(_here.IsAlive(_there.Me));
        Assert.Equal(isDone ? [] : [_there.Me], dead.Select(one => one.Name));
    }

    [Fact]
    public async Task What_one_has_claimed_is_nobody_elses_to_claim_as_long_as_the_row_is_new()
    {
        await _there.BeatAsync(Token);
        using var elsewhere = Instance();
        await elsewhere.BeatAsync(Token);

        await _here.InheritAsync(new(_there.Me, (await TagAsync(_there.Me))!), Token);

        Assert.Empty(await elsewhere.BeatAsync(Token));
        Assert.False(elsewhere.IsAlive(_there.Me));
    }

    [Fact]
    public async Task Who_leaves_before_the_first_beat_leaves_nothing_behind()
    {
        await _here.LeaveAsync(isDone: false, Token);

        Assert.Null(await TagAsync(_here.Me));
    }

    [Fact]
    public async Task Its_own_row_is_no_other_instance()
    {
        await _here.BeatAsync(Token);
        await _here.BeatAsync(Token);

        Assert.False(_here.HasOthers);
        Assert.Equal(1, _here.Count);
    }

    [Fact]
    public async Task Who_has_a_store_alone_needs_no_beat()
    {
        var store = new InMemoryCharterStore { IsShared = false };
        using var only = new Instances(store, _time, NullLogger<Instances>.Instance);

        await only.EnsureAsync(Token);

        Assert.Equal(Instances.Only, only.Me);
        Assert.Empty(await store.ReadRangeAsync(Instances.Partition, "", "~~", Token));
    }

    private Instances Instance() => new(_store, _time, NullLogger<Instances>.Instance);

    private async Task<string?> TagAsync(string name) =>
        (await _store.ReadAsync(new(Instances.Partition, Keys.Encode(name)), Token))?.ETag;
}
