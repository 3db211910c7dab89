using CharterBot.Conversations;
using CharterBot.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

/// <summary>Which of many instances and events welcomes.</summary>
public sealed class InstallationsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);
    private static readonly ThreadKey Welcome = ThreadKey.Of("msteams", "tenant", "19:team", "welcome");

    private readonly FakeTimeProvider _time = new(Start);
    private readonly InMemoryCharterStore _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_many_at_once_one_welcomes()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Instance().ClaimAsync(Welcome, Start, Token)));
        Assert.Single(keys, key => key is not null);
    }

    [Fact]
    public async Task Who_stopped_after_the_claim_leaves_it_to_others_under_the_same_key()
    {
        var first = await Instance().ClaimAsync(Welcome, Start, Token);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await Instance().ClaimAsync(Welcome, Start, Token));
        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal(first, await Instance().ClaimAsync(Welcome, Start, Token));
    }

    [Fact]
    public async Task A_new_coming_has_a_new_key_and_one_departure_is_told_twice()
    {
        var first = await Instance().ClaimAsync(Welcome, Start, Token);
        await Instance().LeaveAsync(Welcome, Start.AddMinutes(10), Token);
        Assert.Null(await Instance().ClaimAsync(Welcome, Start.AddMinutes(10), Token));

        var second = await Instance().ClaimAsync(Welcome, Start.AddMinutes(11), Token);
        await Instance().LeaveAsync(Welcome, Start.AddMinutes(10).AddSeconds(5), Token);
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(second);
        Assert.NotEqual(first, second);
        Assert.Equal(second, await Instance().ClaimAsync(Welcome, Start.AddMinutes(11), Token));
    }

    [Fact]
    public async Task Events_without_a_time_are_taken_as_of_now()
    {
        Assert.NotNull(await Instance().ClaimAsync(Welcome, null, Token));
        await Instance().LeaveAsync(Welcome, null, Token);
        Assert.NotNull(await Instance().ClaimAsync(Welcome, null, Token));
    }

    private Installations Instance() => new(_store, _time);
}
