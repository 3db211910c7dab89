using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>When an instance is alone, when another is held for dead, and who may claim what it left.</summary>
public sealed class BeingSilentTests : IDisposable
{
    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly Instances _here;
    private readonly Instances _there;
    private readonly Instances _third;

    public BeingSilentTests() => (_here, _there, _third) = (Instance(_store), Instance(_store), Instance(_store));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
        _third.Dispose();
    }

    [Fact]
    public async Task Who_sees_only_its_own_row_is_alone()
    {
        await _here.BeatAsync(Token);
        await _here.BeatAsync(Token);

        Assert.False(_here.HasOthers);
        Assert.Equal(1, _here.Count);
        Assert.True(_here.IsAlive(_here.Me));
    }

    [Theory]
    [InlineData(1.25, 4, true)]
    [InlineData(1.24, 4, false)]
    [InlineData(2.4, 3, false)]
    [InlineData(0.5, 8, false)]
    [InlineData(0.5, 9, true)]
    public async Task Another_is_dead_after_four_looks_and_nearly_four_seconds_without_a_beat(
        double seconds, int looks, bool isDead)
    {
        await _there.BeatAsync(Token);
        var dead = await _here.BeatAsync(Token);
        for (var look = 2; look <= looks; look++)
        {
            Assert.Empty(dead);
            Assert.Equal(2, _here.Count);
            _time.Advance(TimeSpan.FromSeconds(seconds));
            dead = await _here.BeatAsync(Token);
        }

        Assert.Equal(isDead, dead.Count == 1);
        Assert.Equal(!isDead, _here.IsAlive(_there.Me));
        Assert.Equal(!isDead, _here.HasOthers);
    }

    [Fact]
    public async Task What_one_has_claimed_is_no_longer_to_be_claimed_by_others_while_it_works_on_it()
    {
        var dead = await DeadAsync();

        Assert.True(await _here.InheritAsync(dead, Token));

        Assert.False(await _third.InheritAsync(dead, Token));
        Assert.Empty(await _third.BeatAsync(Token));
        Assert.False(_third.IsAlive(dead.Name));
    }

    [Fact]
    public async Task What_an_heir_that_died_itself_had_claimed_is_found_again()
    {
        var dead = await DeadAsync();
        Assert.True(await _here.InheritAsync(dead, Token));

        IReadOnlyList<DeadInstance> found = [];
        for (var looks = 0; looks < 10 && found.All(one => one.Name != dead.Name); looks++)
        {
            found = await _third.BeatAsync(Token);
            _time.Advance(Instances.BeatEvery);
        }

        Assert.Contains(dead.Name, found.Select(one => one.Name));
    }

    [Fact]
    public async Task Who_goes_and_leaves_work_behind_is_found_at_the_first_look_and_who_leaves_none_is_forgotten()
    {
        await _there.BeatAsync(Token);
        await _third.BeatAsync(Token);
        await _here.BeatAsync(Token);
        Assert.Equal(3, _here.Count);

        await _there.LeaveAsync(isDone: false, Token);
        await _third.LeaveAsync(isDone: true, Token);

        Assert.Equal(_there.Me, Assert.Single(await _here.BeatAsync(Token)).Name);
        Assert.False(_here.HasOthers);
        Assert.True(await _here.IsGoneAsync(_third.Me, Token));
    }

    [Fact]
    public async Task Who_never_beat_leaves_no_row_behind()
    {
        await _there.LeaveAsync(isDone: false, Token);

        Assert.Empty(await _store.ReadRangeAsync(Instances.Partition, "", "~~", Token));
    }

    [Fact]
    public async Task Who_made_sure_a_moment_ago_asks_nobody_again_for_two_and_a_half_seconds()
    {
        await _here.BeatAsync(Token);
        var (reads, beats) = (_store.Reads, 0);
        _store.Delay = _ => Task.FromResult(++beats);

        _time.Advance(TimeSpan.FromSeconds(2.4));
        await _here.EnsureAsync(Token);
        Assert.Equal((reads, 0), (_store.Reads, beats));

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await _here.EnsureAsync(Token);
        Assert.Equal((reads + 1, 1), (_store.Reads, beats));
    }

    [Fact]
    public async Task On_a_store_of_its_own_an_instance_neither_beats_nor_looks()
    {
        var store = new FaultyStore { IsShared = false };
        using var only = Instance(store);

        await only.EnsureAsync(Token);

        Assert.True(await only.IsGoneAsync("somebody", Token));
        Assert.False(await only.IsGoneAsync(Instances.Only, Token));
        Assert.Equal(0, store.Reads);
        Assert.Empty(await store.ReadRangeAsync(Instances.Partition, "", "~~", Token));
    }

    [Fact]
    public async Task A_beat_that_can_never_be_written_is_given_up_after_four_tries()
    {
        var tries = 0;
        _store.Faults = _ => ++tries > 0 ? StoreFault.UnclearAndNotDone : null;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _here.BeatAsync(Token));

        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task Whose_row_was_removed_goes_on_under_another_name()
    {
        await _here.BeatAsync(Token);
        var before = _here.Me;
        await _there.BuryAsync(new(before, ""), Token);

        await _here.BeatAsync(Token);

        Assert.NotEqual(before, _here.Me);
        var row = Assert.Single(await _store.ReadRangeAsync(Instances.Partition, "", "~~", Token));
        Assert.Equal(_here.Me, Keys.Decode(row.Row));
    }

    [Fact]
    public async Task Each_beat_has_a_number_of_its_own_whatever_became_of_the_last()
    {
        List<long> beats = [];
        _store.Delay = changes =>
        {
            beats.AddRange(changes.OfType<RowChange.Replace>().Select(Beat));
            beats.AddRange(changes.OfType<RowChange.Insert>().Select(row => Read(row.Value)));
            return Task.CompletedTask;
        };
        for (var beat = 0; beat < 3; beat++)
            await _here.BeatAsync(Token);
        await _here.LeaveAsync(isDone: false, Token);
        var last = Assert.Single(await _store.ReadRangeAsync(Instances.Partition, "", "~~", Token));

        Assert.Equal([1, 2, 3], beats);
        Assert.Equal(4, Read(last.Value));

        static long Beat(RowChange.Replace row) => Read(row.Value);
        static long Read(ReadOnlyMemory<byte> value) => ThreadRows.Read(value, RowJson.Default.InstanceBeat).Beat;
    }

    private async Task<DeadInstance> DeadAsync()
    {
        await _there.BeatAsync(Token);
        var dead = await _here.BeatAsync(Token);
        while (dead.Count == 0)
        {
            _time.Advance(Instances.BeatEvery);
            dead = await _here.BeatAsync(Token);
        }

        return dead[0];
    }

    private Instances Instance(FaultyStore store) => new(store, _time, NullLogger<Instances>.Instance);
}
