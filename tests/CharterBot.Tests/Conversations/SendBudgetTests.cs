using CharterBot.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Conversations;

public sealed class SendBudgetTests
{
    private static readonly (int Sends, TimeSpan Within)[] Law =
    [
        (7, TimeSpan.FromSeconds(1)),
        (8, TimeSpan.FromSeconds(2)),
        (60, TimeSpan.FromSeconds(30)),
        (1_800, TimeSpan.FromHours(1)),
    ];

    private readonly FakeTimeProvider _time = FakeTimeProvider.FromNow();

    [Fact]
    public void Under_the_budget_nothing_waits()
    {
        var budget = new SendBudget(_time);
        for (var send = 0; send < 600; send++)
        {
            Assert.Equal(TimeSpan.Zero, budget.Wait());
            budget.Spend();
            _time.Advance(TimeSpan.FromSeconds(0.51));
        }
    }

    [Fact]
    public void A_thread_that_never_stops_keeps_to_every_limit_and_is_never_silent_for_the_rest_of_an_hour()
    {
        var budget = new SendBudget(_time);
        var (start, sends) = (_time.GetUtcNow(), new List<DateTimeOffset>());
        while (_time.GetUtcNow() - start < TimeSpan.FromHours(3))
        {
            var wait = budget.Wait();
            _time.Advance(wait);
            Assert.Equal(TimeSpan.Zero, budget.Wait());
            // It arrives somewhere between its beginning and its end.
            var way = TimeSpan.FromMilliseconds(Random.Shared.Next(1, 200));
            sends.Add(_time.GetUtcNow() + (way * Random.Shared.NextDouble()));
            _time.Advance(way);
            budget.Spend();
            Assert.True(wait < TimeSpan.FromSeconds(30), $"{wait}");
        }

        foreach (var (most, within) in Law)
        {
            for (var send = most; send < sends.Count; send++)
                Assert.True(sends[send] - sends[send - most] >= within, $"More than {most} within {within}.");
        }

        var spread = sends.Zip(sends.Skip(1), (one, next) => next - one).Skip(800).Max();
        Assert.InRange(spread, TimeSpan.Zero, TimeSpan.FromSeconds(5.3));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Several_instances_that_never_stop_keep_to_every_limit_together(int instances)
    {
        var budgets = Enumerable.Range(0, instances).Select(_ => new SendBudget(_time, () => instances)).ToList();
        var (start, sends) = (_time.GetUtcNow(), new List<DateTimeOffset>());
        while (_time.GetUtcNow() - start < TimeSpan.FromHours(1.5))
        {
            var free = budgets.MinBy(budget => budget.Wait())!;
            _time.Advance(free.Wait());
            free.Spend();
            sends.Add(_time.GetUtcNow());
        }

        Assert.True(sends.Count > 1_500);
        foreach (var (most, within) in Law)
        {
            for (var send = most; send < sends.Count; send++)
                Assert.True(sends[send] - sends[send - most] >= within, $"More than {most} within {within}.");
        }
    }

    [Fact]
    public void It_is_forgotten_only_when_it_would_hardly_be_missed()
    {
        var budget = new SendBudget(_time);
        Assert.True(budget.IsQuiet());
        for (var send = 0; send < 299; send++)
        {
            budget.Spend();
            _time.Advance(TimeSpan.FromMilliseconds(600));
        }

        Assert.False(budget.IsQuiet());
        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.True(budget.IsQuiet());
        budget.Spend();
        _time.Advance(TimeSpan.FromMinutes(30));
        Assert.False(budget.IsQuiet());
        _time.Advance(TimeSpan.FromMinutes(31));
        Assert.True(budget.IsQuiet());
    }

    [Fact]
    public async Task The_threads_of_a_tenant_share_fifty_in_a_second_in_the_order_of_asking()
    {
        var tenants = new TenantBudgets(_time, Arriving.Alone(_time));
        var tenant = tenants.Of(TenantKey.Of("msteams", "one"));
        var waits = Enumerable.Range(0, 200).Select(_ => tenant.Reserve()).ToList();

        Assert.All(waits.Take(50), wait => Assert.Equal(TimeSpan.Zero, wait));
        Assert.Equal(waits.Order(), waits);
        for (var call = 50; call < waits.Count; call++)
            Assert.True(waits[call] - waits[call - 50] >= TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, tenants.Of(TenantKey.Of("msteams", "another")).Reserve());

        // Many at once: none is given the place of another.
        _time.Advance(TimeSpan.FromMinutes(1));
        var together = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(tenant.Reserve)));
        Assert.Equal(50, together.Count(wait => wait == TimeSpan.Zero));
        Assert.All(together.GroupBy(wait => wait), places => Assert.InRange(places.Count(), 1, 50));
    }

    [Fact]
    public void A_thread_waits_for_its_tenant_and_keeps_its_place()
    {
        var tenant = new TenantBudget(_time);
        for (var call = 0; call < 50; call++)
            tenant.Reserve();
        var (one, two) = (Pace(tenant), Pace(tenant));

        Assert.InRange(one.Wait(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
        _time.Advance(TimeSpan.FromMilliseconds(500));
        // Asking again takes no second place.
        Assert.InRange(one.Wait(), TimeSpan.FromMilliseconds(400), TimeSpan.FromMilliseconds(700));
        for (var call = 0; call < 49; call++)
            tenant.Reserve();
        Assert.InRange(two.Wait(), TimeSpan.FromSeconds(1.6), TimeSpan.FromSeconds(1.8));
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(TimeSpan.Zero, one.Wait());
    }

    [Fact]
    public void Each_of_three_has_its_third_of_the_tenants_budget()
    {
        var tenant = new TenantBudget(_time, () => 3);

        Assert.All(Enumerable.Range(0, 16), _ => Assert.Equal(TimeSpan.Zero, tenant.Reserve()));
        Assert.Equal(TimeSpan.FromSeconds(1.1), tenant.Reserve());
    }

    [Fact]
    public void Each_of_two_that_sent_its_half_of_what_is_free_in_an_hour_spreads_the_rest_twice_as_far()
    {
        var budget = new SendBudget(_time, () => 2);
        for (var send = 1; send <= 375; send++)
        {
            Assert.Equal(TimeSpan.Zero, budget.Wait());
            _time.Advance(TimeSpan.FromSeconds(2));
            budget.Spend();
        }

        Assert.Equal(TimeSpan.FromSeconds(9.6), budget.Wait());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(null)]
    public void A_pause_without_a_length_grows_with_each_refusal(int? seconds)
    {
        var pace = Pace(new TenantBudget(_time));
        var asked = seconds is { } length ? TimeSpan.FromSeconds(length) : (TimeSpan?)null;
        var pauses = new List<TimeSpan>();
        for (var refusal = 0; refusal < 8; refusal++)
        {
            pace.Pause(asked);
            pauses.Add(pace.Wait());
            _time.Advance(pace.Wait());
        }

        Assert.True(pauses[0] >= TimeSpan.FromSeconds(0.3));
        Assert.True(pauses[^1] >= TimeSpan.FromSeconds(30));
        pace.Taken();
        pace.Pause(asked);
        Assert.True(pace.Wait() <= TimeSpan.FromSeconds(0.6));
    }

    private SendPace Pace(TenantBudget tenant) => new(new SendBudget(_time), tenant, isPaced: true, _time);
}
