using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.Tests.Tab;

public sealed class WhoMayReadTests
{
    private const string OtherChannel = "19:finance@thread.tacv2";

    private static readonly string Amina = ReaderTokens.Of(ReaderTokens.Amina);
    private static readonly string Stranger = ReaderTokens.Of(ReaderTokens.Stranger);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_reads_the_charter_of_the_channel()
    {
        await using var host = await PublishedAsync();

        var shown = await host.ShowAsync(Amina, "1");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("Data-Viz Practitioners", shown.Body!["name"]!.GetValue<string>());
        Assert.Equal("no-store", shown.Headers["Cache-Control"]);
        Assert.Equal($"{TabThread.Channel} {ReaderTokens.Amina}", Assert.Single(host.Cloud.Lookups));
    }

    [Fact]
    public async Task A_stranger_cannot_tell_a_charter_from_none()
    {
        await using var host = await PublishedAsync();
        host.Cloud.Join(OtherChannel, ReaderTokens.Stranger);

        var (theirs, none) = (await host.ShowAsync(Stranger, "1"), await host.ShowAsync(Stranger, "2"));
        var (list, empty) = (await host.ListAsync(Stranger), await host.ListAsync(Stranger, "19:nowhere@thread.tacv2"));

        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        AssertAlike(none, theirs);
        Assert.Equal(HttpStatusCode.OK, list.Status);
        AssertAlike(empty, list);
    }

    [Fact]
    public async Task A_forged_channel_or_thread_gives_nothing_across_three_tenants()
    {
        await using var host = await TabHost.StartAsync(Token, settings:
        [
            ("BotFramework:AllowedTenants:0", ReaderTokens.Tenant),
            ("BotFramework:AllowedTenants:1", ReaderTokens.SecondTenant),
            ("BotFramework:AllowedTenants:2", ReaderTokens.ThirdTenant),
        ]);
        string[] tenants = [ReaderTokens.Tenant, ReaderTokens.SecondTenant, ReaderTokens.ThirdTenant];
        foreach (var tenant in tenants)
        {
            await host.Thread("1", $"19:{tenant}@thread.tacv2", tenant).StartOnlyAsync($"Charter of {tenant}");
            await host.Thread("1", $"19:hr-{tenant}@thread.tacv2", tenant).StartOnlyAsync("Not for everyone");
            host.Cloud.Join($"19:{tenant}@thread.tacv2", $"reader-{tenant}");
        }

        var seen = new List<string>();
        foreach (var own in tenants)
        {
            var token = ReaderTokens.Of($"reader-{own}", own);
            foreach (var channel in tenants.SelectMany<string, string>(
                tenant => [$"19:{tenant}@thread.tacv2", $"19:hr-{tenant}@thread.tacv2"]))
            {
                foreach (var (forgedChannel, forgedThread) in Forged(channel))
                {
                    if ((await host.ShowAsync(token, forgedThread, forgedChannel)).Body?["name"] is { } name)
                        seen.Add($"{own}: {name}");
                    seen.AddRange((await host.ListAsync(token, forgedChannel)).Body?["charters"]?.AsArray()
                        .Select(charter => $"{own}: {charter!["name"]}") ?? []);
                }
            }
        }

        Assert.Equal(tenants.Select(tenant => $"{tenant}: Charter of {tenant}"), seen.Distinct());
    }

    [Fact]
    public async Task When_the_platform_cannot_be_asked_nobody_reads_and_nobody_is_sent_away()
    {
        await using var host = await PublishedAsync();
        foreach (var status in new[] { 403, 429, 500, 502 })
        {
            host.Cloud.LookupFault = status;

            var (shown, listed) = (await host.ShowAsync(Amina, "1"), await host.ListAsync(Amina));

            Assert.Equal(HttpStatusCode.ServiceUnavailable, shown.Status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, listed.Status);
            Assert.Equal("5", shown.Headers["Retry-After"]);
            Assert.Contains("member", shown.Body!["message"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_yes_is_remembered_for_five_minutes_and_a_no_not_at_all()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await PublishedAsync(time);

        await host.ShowAsync(Amina, "1");
        host.Cloud.Leave(TabThread.Channel, ReaderTokens.Amina);
        time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(HttpStatusCode.OK, (await host.ShowAsync(Amina, "1")).Status);
        Assert.Single(host.Cloud.Lookups);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.NotFound, (await host.ShowAsync(Amina, "1")).Status);

        host.Cloud.Join(TabThread.Channel, ReaderTokens.Amina);
        Assert.Equal(HttpStatusCode.OK, (await host.ShowAsync(Amina, "1")).Status);
        Assert.Equal(3, host.Cloud.Lookups.Count);
    }

    [Fact]
    public async Task One_reader_alone_uses_up_nobody_elses_questions_to_the_platform()
    {
        await using var host = await PublishedAsync();
        host.Cloud.Join(TabThread.Channel, ReaderTokens.Ben);

        var pushy = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => host.ShowAsync(Stranger, "1")));
        var ben = await host.ShowAsync(ReaderTokens.Of(ReaderTokens.Ben), "1");

        Assert.InRange(pushy.Count(answered => answered.Status == HttpStatusCode.NotFound), 5, 59);
        Assert.All(pushy, answered =>
            Assert.True(answered.Status is HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable));
        Assert.Equal(HttpStatusCode.OK, ben.Status);
    }

    [Fact]
    public async Task A_group_chat_has_its_charter_for_its_people()
    {
        const string Chat = "19:friends@thread.v2";
        await using var host = await TabHost.StartAsync(Token);
        await host.Thread("chat", Chat).StartOnlyAsync("Friends of Maps");
        host.Cloud.Join(Chat, ReaderTokens.Amina);

        var listed = await host.ListAsync(Amina, Chat);
        var thread = Assert.Single(listed.Body!["charters"]!.AsArray())!["thread"]!.GetValue<string>();

        Assert.Equal("Friends of Maps", (await host.ShowAsync(Amina, thread, Chat)).Body!["name"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await host.ShowAsync(Stranger, thread, Chat)).Status);
    }

    [Theory]
    [InlineData("tab/api/charters")]
    [InlineData("tab/api/charter?channel=a")]
    [InlineData("tab/api/charter?channel=&thread=1")]
    public async Task A_question_without_its_channel_or_thread_is_no_question(string path)
    {
        await using var host = await TabHost.StartAsync(Token);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.GetAsync(path, Amina)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.ShowAsync(Amina, new string('1', 101))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.ListAsync(Amina, new string('1', 301))).Status);
    }

    private static async Task<TabHost> PublishedAsync(TimeProvider? time = null)
    {
        var host = await TabHost.StartAsync(Token, time);
        await host.Thread("1").StartOnlyAsync("Data-Viz Practitioners");
        host.Cloud.Join(TabThread.Channel, ReaderTokens.Amina);
        return host;
    }

    private static IEnumerable<(string Channel, string Thread)> Forged(string channel)
    {
        yield return (channel, "1");
        yield return (channel + ";messageid=1", "1");
        yield return (channel.ToUpperInvariant(), "1");
        yield return ($"{ReaderTokens.SecondTenant}|{channel}", "1");
        yield return ($"../{channel}", "1");
        yield return (channel, "1|h");
        yield return (channel, "chat");
        yield return ("~", "1");
    }

    private static IEnumerable<KeyValuePair<string, string>> Undated(TabAnswered answered) =>
        answered.Headers.Where(header => header.Key != "Date");

    private static void AssertAlike(TabAnswered expected, TabAnswered actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Assert.True(JsonNode.DeepEquals(expected.Body, actual.Body));
        Assert.Equal(Undated(expected), Undated(actual));
    }
}
