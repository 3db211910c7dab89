using System.Text.Json;
using CharterBot.Conversations;
using CharterBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Who is alive and who is gone, over a store that fails now and then.</summary>
public sealed class InstancesTests : IDisposable
{
    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly Instances _here;
    private readonly Instances _there;

    public InstancesTests() => (_here, _there) = (Instance(), Instance());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Theory]
    [InlineData(nameof(StoreFault.UnclearAndDone))]
    [InlineData(nameof(StoreFault.UnclearAndNotDone))]
    public async Task A_beat_without_an_answer_is_written_and_costs_nobody_a_name(string fault)
    {
        // The first is a row that is inserted, the second one that is replaced.
        for (var beat = 1; beat <= 2; beat++)
        {
            var (name, before) = (_here.Me, await TagAsync(_here.Me));
            Once(Enum.Parse<StoreFault>(fault));

            Assert.Empty(await _here.BeatAsync(Token));

            Assert.Equal(name, _here.Me);
            Assert.NotNull(await TagAsync(name));
            Assert.NotEqual(before, await TagAsync(name));
        }
    }

    [Fact]
    public async Task One_who_is_silent_is_found_however_often_the_others_cannot_look()
    {
        await _there.BeatAsync(Token);
        await _here.BeatAsync(Token);
        IReadOnlyList<DeadInstance> found = [];
        for (var round = 1; found.Count == 0; round++)
        {
            Assert.True(round < 12, "Nobody is missed.");
            _time.Advance(Instances.BeatEvery);
            _store.IsAway = round % 3 == 0;
            if (_store.IsAway)
                await Assert.ThrowsAsync<StoreUnavailableException>(() => _here.BeatAsync(Token));
            else
                found = await _here.BeatAsync(Token);
        }

        Assert.Equal(_there.Me, found.Single().Name);
    }

    [Fact]
    public async Task Looks_in_quick_succession_find_nobody_silent()
    {
        await _there.BeatAsync(Token);
        for (var look = 0; look < 8; look++)
            Assert.Empty(await _here.BeatAsync(Token));

        Assert.True(_here.IsAlive(_there.Me));
    }

    [Fact]
    public async Task A_store_that_was_away_for_everybody_makes_nobody_dead()
    {
        await _there.BeatAsync(Token);
        await _here.BeatAsync(Token);
        _store.IsAway = true;
        for (var second = 0; second < 10; second++)
        {
            _time.Advance(Instances.BeatEvery);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => _here.BeatAsync(Token));
        }

        _store.IsAway = false;

        for (var round = 0; round < 3; round++)
        {
            Assert.Empty(await _here.BeatAsync(Token));
            _time.Advance(Instances.BeatEvery);
        }

        await _there.BeatAsync(Token);
        Assert.True(_here.IsAlive(_there.Me));
    }

    [Theory]
    [InlineData(nameof(StoreFault.UnclearAndDone), true)]
    [InlineData(nameof(StoreFault.UnclearAndNotDone), false)]
    public async Task A_claim_without_an_answer_is_what_the_row_says(string fault, bool isClaimed)
    {
        await _there.BeatAsync(Token);
        DeadInstance dead = new(_there.Me, (await TagAsync(_there.Me))!);
        Once(Enum.Parse<StoreFault>(fault));

        Assert.Equal(isClaimed, await _here.InheritAsync(dead, Token));
    }

    [Fact]
    public async Task All_who_wait_for_a_beat_that_is_overdue_wait_for_the_same_one()
    {
        await _here.BeatAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(3));
        var (beats, answer) = (0, new TaskCompletionSource());
        _store.Delay = _ =>
        {
            beats++;
            return answer.Task;
        };
        Task[] waiting = [.. Enumerable.Range(0, 20).Select(_ => _here.EnsureAsync(Token).AsTask())];

        answer.SetResult();
        await Task.WhenAll(waiting);

        Assert.Equal(1, beats);
    }

    [Fact]
    public async Task A_beat_that_takes_longer_than_it_is_trusted_is_shared_all_the_same()
    {
        await _here.BeatAsync(Token);
        _time.Advance(TimeSpan.FromSeconds(3));
        var (beats, answer) = (0, new TaskCompletionSource());
        _store.Delay = _ =>
        {
            if (++beats == 1)
                return answer.Task;
            _time.Advance(TimeSpan.FromSeconds(3));
            return Task.CompletedTask;
        };
        var first = _here.EnsureAsync(Token).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Task[] others = [.. Enumerable.Range(0, 20).Select(_ => _here.EnsureAsync(Token).AsTask())];
        _time.Advance(TimeSpan.FromSeconds(3));

        answer.SetResult();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(2, beats);
    }

    [Fact]
    public async Task Who_asks_about_a_stranger_is_answered_by_a_look_that_began_later()
    {
        await _here.BeatAsync(Token);
        var (looks, begun, answer) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        _store.Answering = () =>
        {
            looks++;
            begun.TrySetResult();
            return answer.Task;
        };
        var earlier = _here.BeatAsync(Token);
        await begun.Task;
        await MeetAsync("stranger", ThreadRows.Write(new(RowSchema.Current, 1), RowJson.Default.InstanceBeat));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Task<bool>[] asking = [_here.IsGoneAsync("stranger", Token), _here.IsGoneAsync("nobody", Token)];
        _time.Advance(TimeSpan.FromMilliseconds(1));

        answer.SetResult();
        await earlier;
        var gone = await Task.WhenAll(asking);

        Assert.Equal([false, true], gone);
        Assert.Equal(2, looks);
    }

    [Fact]
    public async Task A_look_that_failed_makes_nobody_gone_for_those_who_wait()
    {
        await _here.BeatAsync(Token);
        var (begun, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _store.Answering = () =>
        {
            begun.TrySetResult();
            return answer.Task;
        };
        var earlier = _here.BeatAsync(Token);
        await begun.Task;
        await MeetAsync("of a later build", "{}"u8.ToArray());
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Task<bool>[] asking = [_here.IsGoneAsync("stranger", Token), _here.IsGoneAsync("another", Token)];
        _time.Advance(TimeSpan.FromMilliseconds(1));

        answer.SetResult();
        await earlier;

        foreach (var asked in asking)
            await Assert.ThrowsAsync<JsonException>(() => asked);
    }

    private async Task MeetAsync(string name, ReadOnlyMemory<byte> beat) => await _store.Inside.CommitAsync(
        Instances.Partition, [new RowChange.Insert(Keys.Encode(name), beat)], Token);

    private Instances Instance() => new(_store, _time, NullLogger<Instances>.Instance);

    private void Once(StoreFault fault) => _store.Faults = _ =>
    {
        _store.Faults = _ => null;
        return fault;
    };

    private async Task<string?> TagAsync(string name) =>
        (await _store.ReadAsync(new(Instances.Partition, Keys.Encode(name)), Token))?.ETag;
}
