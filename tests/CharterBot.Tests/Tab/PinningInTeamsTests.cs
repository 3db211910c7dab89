using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Tab;

/// <summary>Somebody adds the tab: the page that Teams shows before there is one.</summary>
public sealed class PinningInTeamsTests(TeamsWindow teams) : IClassFixture<TeamsWindow>
{
    [Fact]
    public async Task A_person_chooses_a_charter_and_teams_gets_its_address()
    {
        var (channel, root) = await teams.RevisedAsync();
        await teams.HostOf(channel).Thread("1700000000009", channel).StartOnlyAsync("Another one");
        var page = await teams.OpenAsync("tab/configure", channel);

        await Expect(page.Find("choice")).ToHaveCountAsync(2);
        await Expect(page.Frame.GetByRole(AriaRole.Radio).First).ToBeCheckedAsync();
        await TabLooks.HasNoBarriersAsync(page.Page, "configure");
        await page.Frame.GetByRole(AriaRole.Radio).First.PressAsync("ArrowDown");
        await Expect(page.Frame.GetByLabel("Another one")).ToBeCheckedAsync();
        await page.Frame.GetByLabel("Data-Viz Practitioners").CheckAsync();
        await page.SayAsync("settings.save", new { });

        await page.Page.WaitForFunctionAsync("told.some(one => one.func === 'settings.save.success')");
        var set = (await page.ToldAsync("settings.setSettings"))[^1][0];
        Assert.Equal($"charter-{root}", set.GetProperty("entityId").GetString());
        var address = $"https://charterbot.example/tab?thread={root}";
        Assert.Equal(address + "&theme={theme}", set.GetProperty("contentUrl").GetString());
        Assert.Equal(address, set.GetProperty("websiteUrl").GetString());
        Assert.Equal("Charter: Data-Viz Practitioners", set.GetProperty("suggestedDisplayName").GetString());
        Assert.Equal("no yes yes yes", await ValiditiesAsync(page));
    }

    [Fact]
    public async Task Where_there_is_no_charter_yet_the_page_says_how_to_begin_and_looks_again()
    {
        await teams.SkipAsync();
        var channel = $"19:fresh-{Guid.NewGuid():N}@thread.tacv2";
        var page = await teams.OpenAsync("tab/configure", channel);
        await Expect(page.Find("notice")).ToContainTextAsync("@CharterBot start");
        await TabLooks.HasNoBarriersAsync(page.Page, "configure-empty");

        await teams.HostOf(channel).Thread("1700000000003", channel).StartOnlyAsync("Fresh Maps");
        await page.Frame.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();

        await Expect(page.Find("choice")).ToContainTextAsync("Not published yet: 0 of 7 agreed");
        Assert.Equal("no no yes", await ValiditiesAsync(page));
    }

    private static async Task<string> ValiditiesAsync(TabInTeams page) => string.Join(
        ' ', (await page.ToldAsync("settings.setValidityState")).Select(told => told[0].GetBoolean() ? "yes" : "no"));
}
