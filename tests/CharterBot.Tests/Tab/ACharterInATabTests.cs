using System.Net;
using System.Text.Json.Nodes;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;

namespace CharterBot.Tests.Tab;

public sealed class ACharterInATabTests
{
    private const string Source =
        "Questions: \"Minimum Viable Community\", WBG Communities of Practice Toolkit, CC BY 4.0";

    private static readonly string Amina = ReaderTokens.Of(ReaderTokens.Amina);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_charter_is_whole()
    {
        await using var host = await HostAsync();
        await host.Thread("1").PublishAsync("Data-Viz Practitioners");

        var charter = (await host.ShowAsync(Amina, "1")).Body!;

        Assert.Equal(
            ("published", "1.0", "Amina", 6, 7),
            (Word(charter, "state"), Word(charter, "version"), Word(charter, "facilitator"),
                Number(charter, "agreed"), Number(charter, "questions")));
        Assert.Equal(["Amina", "Ben", "Chiara"], Words(charter["members"]));
        Assert.Equal(
            ["Purpose", "People", "Practice"], charter["areas"]!.AsArray().Select(area => Word(area!, "name")));
        Assert.Equal([1, 2, 3, 5, 6, 7], Questions(charter).Select(question => Number(question, "number")));
        Assert.Equal([4], charter["parked"]!.AsArray().Select(question => Number(question!, "number")));
        var third = Questions(charter).Single(question => Number(question, "number") == 3)["answer"]!;
        Assert.Equal(["Amina", "Ben"], Words(third["agreedBy"]));
        var reservation = Assert.Single(third["reservations"]!.AsArray())!;
        Assert.Equal(("Chiara", "45 people may be too many"), (Word(reservation, "name"), Word(reservation, "reason")));
        Assert.Equal(Source, Word(charter, "source"));
        Assert.Contains("# Data-Viz Practitioners", Word(charter, "markdown"), StringComparison.Ordinal);
        Assert.Single(charter["versions"]!.AsArray());
    }

    [Fact]
    public async Task Each_version_can_be_read_with_what_changed_in_it()
    {
        await using var host = await HostAsync();
        await host.Thread("1").PublishAsync("Data-Viz Practitioners");
        await host.Thread("1").ReviseAsync();

        var (newest, first) = (
            (await host.ShowAsync(Amina, "1")).Body!, (await host.ShowAsync(Amina, "1", version: "1.0")).Body!);

        Assert.Equal("1.1", Word(newest, "version"));
        Assert.Equal(["1.1", "1.0"], newest["versions"]!.AsArray().Select(version => Word(version!, "version")));
        var changes = Questions(newest).Where(question => question["change"] is not null).ToList();
        Assert.Equal(
            [(2, "changed"), (4, "new")],
            changes.Select(question => (Number(question, "number"), Word(question["change"]!, "how"))));
        var spans = changes[0]["change"]!["spans"]!.AsArray();
        Assert.Contains(spans, span => Word(span!, "is") == "removed" && Word(span!, "text").StartsWith('D'));
        Assert.Equal(
            Word(changes[0]["answer"]!, "text"),
            string.Concat(spans.Where(span => Word(span!, "is") != "removed").Select(span => Word(span!, "text"))));
        Assert.Equal(
            Word(Questions(first).ElementAt(1)["answer"]!, "text"),
            string.Concat(spans.Where(span => Word(span!, "is") != "added").Select(span => Word(span!, "text"))));
        Assert.DoesNotContain(Questions(first), question => question["change"] is not null);
        Assert.Contains("December 2027", Word(first, "markdown"), StringComparison.Ordinal);
        Assert.Contains("Version 1.0", Word(first, "markdown"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await host.ShowAsync(Amina, "1", version: "1.2")).Status);
    }

    [Fact]
    public async Task While_a_version_is_revised_the_published_one_holds()
    {
        await using var host = await HostAsync();
        await host.Thread("1").PublishAsync("Data-Viz Practitioners");
        await host.Thread("1").ReopenAsync(3);

        var charter = (await host.ShowAsync(Amina, "1")).Body!;

        Assert.Equal(("published", "1.0"), (Word(charter, "state"), Word(charter, "version")));
        Assert.Equal("Version 1.1 is being worked on: question 3", Word(charter, "revision"));
        Assert.Equal(6, Questions(charter).Count());
    }

    [Fact]
    public async Task Before_the_first_version_the_tab_shows_how_far_the_team_has_come()
    {
        await using var host = await HostAsync();
        var thread = await host.Thread("1").StartAsync("Data-Viz Practitioners");
        await thread.AgreeAsync(1);
        await thread.AgreeAsync(2);

        var charter = (await host.ShowAsync(Amina, "1")).Body!;

        Assert.Equal(
            ("running", 2, 7), (Word(charter, "state"), Number(charter, "agreed"), Number(charter, "questions")));
        Assert.Null(charter["version"]);
        Assert.Equal(
            ["agreed", "agreed", "asked", "not asked", "not asked", "not asked", "not asked"],
            Questions(charter).Select(question => Word(question, "state")));
        Assert.Equal(HttpStatusCode.NotFound, (await host.ShowAsync(Amina, "1", version: "1.0")).Status);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var host = await HostAsync();
        var thread = await host.Thread("1").StartAsync("Data-Viz Practitioners");
        var first = await host.ShowAsync(Amina, "1");

        var same = await host.ShowAsync(Amina, "1", tag: first.Headers["ETag"]);
        await thread.AgreeAsync(1);
        var changed = await host.ShowAsync(Amina, "1", tag: first.Headers["ETag"]);

        Assert.Equal(HttpStatusCode.NotModified, same.Status);
        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.NotEqual(first.Headers["ETag"], changed.Headers["ETag"]);
        host.Cloud.Leave(TabThread.Channel, ReaderTokens.Amina);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.ShowAsync(ReaderTokens.Of(ReaderTokens.Ben), "1", tag: changed.Headers["ETag"])).Status);
    }

    [Fact]
    public async Task A_forgotten_person_is_a_former_member_in_every_version()
    {
        await using var host = await HostAsync();
        await host.Thread("1").PublishAsync("Data-Viz Practitioners");
        await host.Thread("1").ReviseAsync();
        await host.Thread("1").ForgetBenAsync();

        foreach (var version in new[] { null, "1.0" })
        {
            var charter = (await host.ShowAsync(Amina, "1", version: version)).Body!;
            Assert.DoesNotContain("\"Ben\"", charter.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains("a former member", charter.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_channel_offers_what_is_published_first_and_nothing_that_was_cancelled()
    {
        await using var host = await HostAsync();
        await host.Thread("1000").PublishAsync("Maps");
        await host.Thread("1001").StartOnlyAsync("Charts");
        await host.Thread("1002").StartOnlyAsync("Tables");
        await host.Thread("1002").CancelAsync();
        await host.Thread("1003").StartOnlyAsync("Dashboards");
        await host.Thread("999", "19:other@thread.tacv2").StartOnlyAsync("Elsewhere");

        var listed = (await host.ListAsync(Amina)).Body!;

        Assert.Equal(
            [("1000", "Maps", "1.0"), ("1003", "Dashboards", null), ("1001", "Charts", null)],
            listed["charters"]!.AsArray().Select(charter => (
                Word(charter!, "thread"), Word(charter!, "name"), charter!["version"]?.GetValue<string>())));
        Assert.False(listed["hasMore"]!.GetValue<bool>());
        Assert.Equal("cancelled", Word((await host.ShowAsync(Amina, "1002")).Body!, "state"));
    }

    [Fact]
    public async Task A_channel_with_very_many_charters_lists_the_newest()
    {
        await using var host = await HostAsync();
        for (var root = 1000; root <= 1040; root++)
            await host.Thread($"{root}").StartOnlyAsync($"Charter {root}");

        var listed = (await host.ListAsync(Amina)).Body!;

        Assert.Equal(
            Enumerable.Range(1001, 40).Reverse().Select(root => $"Charter {root}"),
            listed["charters"]!.AsArray().Select(charter => Word(charter!, "name")));
        Assert.True(listed["hasMore"]!.GetValue<bool>());
    }

    [Fact]
    public async Task When_the_store_is_away_the_tab_says_so()
    {
        CutOffStore? way = null;
        await using var host = await HostAsync(store => way = new(store));
        await host.Thread("1").StartOnlyAsync("Data-Viz Practitioners");
        way!.IsCutOff = true;

        var (shown, listed) = (await host.ShowAsync(Amina, "1"), await host.ListAsync(Amina));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, shown.Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, listed.Status);
    }

    private static async Task<TabHost> HostAsync(Func<ICharterStore, ICharterStore>? store = null)
    {
        var host = await TabHost.StartAsync(Token, store: store);
        host.Cloud.Join(TabThread.Channel, ReaderTokens.Amina);
        return host;
    }

    private static IEnumerable<JsonNode> Questions(JsonNode charter) =>
        charter["areas"]!.AsArray().SelectMany(area => area!["questions"]!.AsArray()).OfType<JsonNode>();

    private static IEnumerable<string> Words(JsonNode? list) =>
        list!.AsArray().Select(word => word!.GetValue<string>());

    private static string Word(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static int Number(JsonNode node, string name) => node[name]!.GetValue<int>();
}
