using CharterBot.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ThreadState = CharterBot.Conversations.ThreadState;

namespace CharterBot.Tests.Conversations;

/// <summary>How an instance that changed a card which another is to post looks after it, and when it posts itself.</summary>
public sealed class SharingTests : IDisposable
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);

    private readonly FaultyStore _store = new();
    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();
    private readonly Instances _mine;
    private readonly Instances _others;
    private readonly OpenConversations _me;
    private readonly OpenConversations _other;
    private readonly Sharing _sharing;
    private readonly LogLines _log = new();
    private int _reads;

    public SharingTests()
    {
        using var loggers = new LoggerFactory([_log]);
        _mine = new(_store, _time, loggers.CreateLogger<Instances>());
        _others = new(_store, _time, NullLogger<Instances>.Instance);
        _me = Arriving.Instance(_store, new ShowQueue(), _time, _mine);
        _other = Arriving.Instance(_store, new ShowQueue(), _time, _others);
        _sharing = new(_me.Get(Arriving.Thread), _mine);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ThreadState State => _me.Get(Arriving.Thread).State!;

    public void Dispose()
    {
        _mine.Dispose();
        _others.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Who_is_alone_posts_whatever_the_age_of_what_it_knows()
    {
        await _me.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        Assert.True(_sharing.IsAlone);
        CountReads();

        Assert.True(await _sharing.MayPostAsync(State, Token));
        _time.Advance(TimeSpan.FromSeconds(2.2));
        Assert.True(await _sharing.MayPostAsync(State, Token));

        Assert.Equal(0, _reads);
    }

    [Fact]
    public async Task Where_others_work_what_is_older_than_two_seconds_is_read_once_more_before_a_post()
    {
        await _me.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await MeetAsync();
        Assert.False(_sharing.IsAlone);

        Assert.True(await _sharing.MayPostAsync(State, Token));
        await PassAsync(TimeSpan.FromSeconds(2));
        CountReads();
        Assert.True(await _sharing.MayPostAsync(State, Token));
        Assert.Equal(0, _reads);

        await PassAsync(TimeSpan.FromMilliseconds(1));
        CountReads();
        Assert.False(await _sharing.MayPostAsync(State, Token));
        Assert.Equal(1, _reads);
        Assert.True(await _sharing.MayPostAsync(State, Token));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task Who_was_held_for_dead_posts_nothing_in_its_old_name()
    {
        await _me.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        var before = _mine.Me;
        await DieAsync();

        Assert.False(await _sharing.MayPostAsync(State, Token));

        Assert.NotEqual(before, _mine.Me);
        Assert.True(_log.Hold($"This instance ({before}) was held for dead"));
        Assert.Equal(_mine.Me, State.Me);
        Assert.True(await _sharing.MayPostAsync(State, Token));
    }

    [Fact]
    public async Task What_somebody_posts_who_lives_is_looked_for_every_half_second_and_not_oftener()
    {
        await MeetAsync();
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _me.TakenAsync(Arriving.Message("rename", "Amina", "rename Charts"));
        CountReads();

        Assert.Equal(HalfASecond, await _sharing.WaitAsync(State, Token));
        _time.Advance(TimeSpan.FromMilliseconds(400));
        Assert.Equal(TimeSpan.FromMilliseconds(100), await _sharing.WaitAsync(State, Token));
        Assert.Equal(0, _reads);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(TimeSpan.Zero, await _sharing.WaitAsync(State, Token));
        Assert.Equal(1, _reads);

        Assert.Equal(HalfASecond, await _sharing.WaitAsync(State, Token));
        Assert.False(await _sharing.TakeOverAsync(State, State.Head!, Token));
    }

    [Fact]
    public async Task Nothing_is_waited_for_where_nothing_of_others_was_changed()
    {
        await _me.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));

        Assert.Null(await _sharing.WaitAsync(State, Token));
    }

    [Fact]
    public async Task What_somebody_owes_who_is_gone_is_this_ones_at_the_first_look()
    {
        await MeetAsync();
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _me.TakenAsync(Arriving.Message("rename", "Amina", "rename Charts"));
        await _others.LeaveAsync(isDone: true, Token);
        await _mine.BeatAsync(Token);

        Assert.True(await _sharing.TakeOverAsync(State, State.Head!, Token));

        Assert.Equal([_mine.Me], State.Head!.Due.Select(due => due.Owner).Distinct());
        Assert.False(await _sharing.TakeOverAsync(State, State.Head!, Token));
    }

    [Fact]
    public async Task What_somebody_owes_who_lives_and_never_posts_is_this_ones_after_half_a_minute_of_looks()
    {
        await MeetAsync();
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _me.TakenAsync(Arriving.Message("rename", "Amina", "rename Charts"));

        Assert.Equal(61, await LooksUntilMineAsync());

        // The next one that somebody forgets is looked for as long.
        await _other.TakenAsync(Arriving.Message("status", "Ben", "status"));
        await _other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await _me.TakenAsync(Arriving.Message("join", "Zora", "join"));
        Assert.Equal(61, await LooksUntilMineAsync());
    }

    [Fact]
    public async Task Looks_that_found_what_they_looked_for_count_no_more()
    {
        await MeetAsync();
        await _other.TakenAsync(Arriving.Message("start", "Amina", "start Maps"));
        await _me.TakenAsync(Arriving.Message("rename", "Amina", "rename Charts"));
        for (var look = 0; look < 40; look++)
            await LookAsync();
        foreach (var due in State.Head!.Due)
            State.Shown(due.Card, new("message", due.Turn, _time.GetUtcNow()));
        Assert.Null(await _sharing.WaitAsync(State, Token));

        await _other.TakenAsync(Arriving.Message("begin", "Amina", "begin"));
        await _me.TakenAsync(Arriving.Message("join", "Zora", "join"));

        Assert.Equal(61, await LooksUntilMineAsync());
    }

    /// <summary>Each has seen the other beat.</summary>
    private async Task MeetAsync()
    {
        foreach (var instance in new[] { _mine, _others, _mine })
            await instance.BeatAsync(Token);
    }

    /// <summary>Time in which everybody goes on beating.</summary>
    private async Task PassAsync(TimeSpan span)
    {
        _time.Advance(span);
        await MeetAsync();
    }

    private async Task DieAsync()
    {
        await _others.BeatAsync(Token);
        IReadOnlyList<DeadInstance> dead = [];
        while (dead.Count == 0)
        {
            _time.Advance(Instances.BeatEvery);
            dead = await _others.BeatAsync(Token);
        }

        Assert.True(await _others.InheritAsync(dead[0], Token));
    }

    private async Task LookAsync()
    {
        while (await _sharing.WaitAsync(State, Token) is { } wait && wait > TimeSpan.Zero)
            await PassAsync(wait);
    }

    private async Task<int> LooksUntilMineAsync()
    {
        for (var looks = 0; looks < 200; looks++)
        {
            if (await _sharing.TakeOverAsync(State, State.Head!, Token))
            {
                Assert.DoesNotContain(_others.Me, State.Owners(State.Head!));
                return looks;
            }

            await LookAsync();
        }

        return -1;
    }

    private void CountReads()
    {
        _reads = 0;
        _store.Answering = () =>
        {
            _reads++;
            return Task.CompletedTask;
        };
    }
}
