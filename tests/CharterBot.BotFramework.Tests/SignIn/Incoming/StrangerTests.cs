using System.Net;
using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

public sealed class StrangerTests
{
    [Fact]
    public async Task A_flood_of_bad_tokens_is_cut_short_and_keeps_no_good_one_behind_the_same_address_out()
    {
        await using var teams = await TeamsHost.StartAsync();
        var strangers = teams.Host.Services.GetRequiredService<Strangers>();
        var address = teams.Host.SeenFrom = IPAddress.Parse("203.0.113.9");
        var bad = teams.NewKnock();
        bad.Sign = Knock.Rs256(TestKeys.Foreign);
        var statuses = new List<int>();

        Assert.Equal((401, ""), await teams.PostAsync(bad));
        while (!statuses.Contains(429) && statuses.Count < 50)
        {
            // The count goes by the clock on the wall: once a second some come through again.
            Assert.True(IsExhausted(strangers, address));
            var (status, words) = await teams.PostAsync(bad);
            statuses.Add(status);
            Assert.Equal("", words);
            Assert.Equal(200, (await teams.PostAsync(teams.NewKnock())).Status);
        }

        Assert.Equal(429, statuses[^1]);
        Assert.DoesNotContain(teams.Host.Log, line => line.Contains("429", StringComparison.Ordinal));
    }

    [Fact]
    public void Addresses_are_counted_one_by_one_and_a_network_of_IPv6_as_one()
    {
        using var strangers = new Strangers();
        var networks = new[] { "203.0.113.1", "203.0.113.2", "2001:db8:0:1::1", "2001:db8:0:2::1" };
        foreach (var address in networks)
            Assert.False(strangers.AreTooMany(IPAddress.Parse(address)));

        Assert.True(IsExhausted(strangers, IPAddress.Parse("203.0.113.1")));
        Assert.True(IsExhausted(strangers, IPAddress.Parse("2001:db8:0:1::1")));
        Assert.False(strangers.AreTooMany(IPAddress.Parse("203.0.113.2")));
        Assert.False(strangers.AreTooMany(IPAddress.Parse("2001:db8:0:2::1")));

        Assert.False(strangers.AreTooMany(null));
    }

    [Theory]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1")]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:1:ffff::9")]
    public void Two_addresses_of_one_stranger_are_one(string one, string other)
    {
        using var strangers = new Strangers();
        Assert.Contains(
            Enumerable.Range(0, 100),
            _ => IsExhausted(strangers, IPAddress.Parse(one)) && strangers.AreTooMany(IPAddress.Parse(other)));
    }

    private static bool IsExhausted(Strangers strangers, IPAddress address) =>
        Enumerable.Range(0, Strangers.PerSecond * 100).Any(_ => strangers.AreTooMany(address));
}
