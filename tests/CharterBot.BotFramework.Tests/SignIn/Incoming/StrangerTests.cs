using System.Net;
using CharterBot.BotFramework.SignIn;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

public sealed class StrangerTests
{
    [Fact]
    public async Task A_flood_of_bad_tokens_is_cut_short_and_keeps_no_good_one_behind_the_same_address_out()
    {
        await using var teams = await TeamsHost.StartAsync();
        teams.Host.SeenFrom = IPAddress.Parse("203.0.113.9");
        var bad = teams.NewKnock();
        bad.Sign = Knock.Rs256(TestKeys.Foreign);
        var counts = new Dictionary<int, int>();

        for (var n = 0; n < 200; n++)
        {
            var (status, words) = await teams.PostAsync(bad);
            counts[status] = counts.GetValueOrDefault(status) + 1;
            Assert.Equal("", words);
            Assert.Equal(200, (await teams.PostAsync(teams.NewKnock())).Status);
        }

        Assert.Equal([401, 429], counts.Keys.Order());
        Assert.InRange(counts[401], Strangers.PerSecond, 199);
        Assert.Equal(counts[401], teams.Host.Log.Count(line => line.Contains("401", StringComparison.Ordinal)));
    }

    [Fact]
    public void Addresses_are_counted_one_by_one_and_a_network_of_IPv6_as_one()
    {
        using var strangers = new Strangers();
        var networks = new[] { "203.0.113.1", "203.0.113.2", "2001:db8:0:1::1", "2001:db8:0:2::1" };
        foreach (var address in networks)
            Assert.False(Exhausted(strangers, address));

        foreach (var address in (string[])["203.0.113.1", "::ffff:203.0.113.1", "2001:db8:0:1:ffff::9"])
            Assert.True(strangers.AreTooMany(IPAddress.Parse(address)));

        Assert.False(strangers.AreTooMany(null));
    }

    private static bool Exhausted(Strangers strangers, string address) => Enumerable.Range(0, Strangers.PerSecond)
        .Any(_ => strangers.AreTooMany(IPAddress.Parse(address)));
}
