using System.Globalization;
using CharterBot.Tests.Room;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Tab;

public sealed class TheTabInTeamsTests(TeamsWindow teams) : IClassFixture<TeamsWindow>
{
    private const string Hostile = "<script>alert(1)</script> [x](javascript:alert(1)) https://evil.example";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_reads_the_charter_its_versions_and_what_changed()
    {
        var (channel, root) = await teams.RevisedAsync();
        var tab = await teams.OpenAsync($"tab?thread={root}", channel);

        await Expect(tab.Find("name")).ToHaveTextAsync("Data-Viz Practitioners");
        await Expect(tab.Find("when")).ToContainTextAsync("Version 1.1, published");
        await Expect(tab.Find("when")).ToContainTextAsync("GMT+3");
        await Expect(tab.Find("members")).ToHaveTextAsync("Amina, Ben, Chiara");
        await Expect(tab.Find("question")).ToHaveCountAsync(7);
        await Expect(tab.Find("changes")).ToContainTextAsync("Question 2 was changed");
        await Expect(tab.Find("changes")).ToContainTextAsync("Question 4 is answered now");
        await Expect(tab.Find("difference").Locator("del").First).ToContainTextAsync("December");
        await Expect(tab.Find("difference").Locator("ins").First).ToContainTextAsync("June");
        await Expect(tab.Find("reservations")).ToHaveTextAsync("Reservation of Chiara: 45 people may be too many");
        await Expect(tab.Find("source")).ToHaveTextAsync(
            "Questions: \"Minimum Viable Community\", WBG Communities of Practice Toolkit, CC BY 4.0");

        await tab.Find("version").FocusAsync();
        await tab.Find("version").SelectOptionAsync("1.0");
        await Expect(tab.Find("older")).ToContainTextAsync("Version 1.1 of");
        await Expect(tab.Find("changes")).ToHaveCountAsync(0);
        await Expect(tab.Find("parked")).ToContainTextAsync("4. Why are these people");
        await Expect(tab.Find("version")).ToBeFocusedAsync();
        await tab.Frame.GetByRole(AriaRole.Button, new() { Name = "Show the current version" }).PressAsync("Enter");
        await Expect(tab.Find("older")).ToHaveCountAsync(0);
        Assert.NotEmpty(await tab.ToldAsync("appInitialization.success"));
        teams.HasNoComplaints();
    }

    [Fact]
    public async Task The_charter_goes_along_as_markdown()
    {
        var (channel, root) = await teams.RevisedAsync();
        var tab = await teams.OpenAsync($"tab?thread={root}", channel);

        await tab.Find("copy").ClickAsync();
        await Expect(tab.Find("said")).ToContainTextAsync("Copied");
        var copied = await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Find("download").ClickAsync());

        Assert.StartsWith("# Data-Viz Practitioners", copied, StringComparison.Ordinal);
        Assert.Equal("Data-Viz-Practitioners-1.1.md", download.SuggestedFilename);
        Assert.Equal(copied, (await File.ReadAllTextAsync(await download.PathAsync(), Token)).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Where_a_page_may_not_copy_the_reader_gets_the_text_selected()
    {
        var (channel, root) = await teams.RevisedAsync();
        var tab = await teams.OpenAsync($"tab?thread={root}", channel, mayCopy: false);

        await tab.Find("copy").ClickAsync();

        var box = tab.Frame.GetByLabel("The charter as Markdown");
        await Expect(box).ToBeFocusedAsync();
        var selected = await box.EvaluateAsync<int>("box => box.selectionEnd - box.selectionStart");
        Assert.Equal((await box.InputValueAsync()).Length, selected);
    }

    [Fact]
    public async Task The_tab_keeps_up_with_the_team_and_loses_who_leaves()
    {
        await teams.SkipAsync();
        var channel = $"19:live-{Guid.NewGuid():N}@thread.tacv2";
        var thread = await teams.HostOf(channel).Thread("1700000000001", channel).StartAsync("Live Maps");
        await thread.AgreeAsync(1);
        var tab = await teams.OpenAsync("tab?thread=1700000000001", channel);
        await Expect(tab.Find("progress")).ToContainTextAsync("1 of 7 agreed");
        await Expect(tab.Find("question").Nth(1)).ToContainTextAsync("Being answered now.");
        await TabLooks.HasNoBarriersAsync(tab.Page, "running");

        await thread.AgreeAsync(2);
        await FocusAsync(tab);
        await Expect(tab.Find("progress")).ToContainTextAsync("2 of 7 agreed");
        await Expect(tab.Frame.Locator("#announcer")).ToHaveTextAsync("The charter was updated.");

        await tab.Page.RouteAsync("**/tab/api/**", route => route.AbortAsync());
        await FocusAsync(tab);
        await Expect(tab.Frame.Locator("#stale")).ToContainTextAsync("may not be the newest state");
        await Expect(tab.Find("answer")).ToHaveCountAsync(2);
        await tab.Page.UnrouteAsync("**/tab/api/**");

        await tab.SignInAsync(ReaderTokens.Stranger);
        await FocusAsync(tab);
        await Expect(tab.Find("notice")).ToContainTextAsync("no charter here that you can read");
        await Expect(tab.Find("answer")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_people_wrote_is_text_and_nothing_else()
    {
        await teams.SkipAsync();
        var channel = $"19:hostile-{Guid.NewGuid():N}@thread.tacv2";
        var thread = await teams.HostOf(channel).Thread("1700000000002", channel)
            .StartAsync("<img src=x onerror=alert(1)> \u202Eevil <b>bold</b>");
        await thread.AgreeAsync(1, $"{Hostile}\nسطر ثان");
        var tab = await teams.OpenAsync("tab?thread=1700000000002", channel);

        await Expect(tab.Find("name")).ToHaveTextAsync("<img src=x onerror=alert(1)> evil <b>bold</b>");
        await Expect(tab.Find("answer")).ToContainTextAsync(Hostile);
        await Expect(tab.Frame.Locator("main a, main img, main script, main b")).ToHaveCountAsync(0);
        Assert.Equal("auto", await tab.Find("answer").GetAttributeAsync("dir"));
    }

    [Fact]
    public async Task Who_could_not_be_signed_in_tries_again()
    {
        var (channel, root) = await teams.RevisedAsync();
        var tab = await teams.OpenAsync($"tab?thread={root}", channel, person: null);
        await Expect(tab.Find("notice")).ToContainTextAsync("Teams could not sign you in");

        await tab.SignInAsync(ReaderTokens.Amina);
        await tab.Frame.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(tab.Find("name")).ToHaveTextAsync("Data-Viz Practitioners");
    }

    [Theory]
    [InlineData("tab?thread=1")]
    [InlineData("tab/configure")]
    public async Task Outside_teams_the_page_says_where_to_look(string path)
    {
        var page = await teams.OpenOutsideAsync(path, 360);

        await Expect(page.GetByTestId("notice")).ToContainTextAsync("This page belongs in Microsoft Teams");
        await TabLooks.ShootAsync(page, $"outside-{path.Split('?')[0].Replace('/', '-')}");
        await Browser.HasNoBarriersAsync(page);
        await Browser.FitsAsync(page);
    }

    [Theory]
    [InlineData("default", 1024)]
    [InlineData("dark", 1024)]
    [InlineData("contrast", 1024)]
    [InlineData("default", 360)]
    [InlineData("dark", 360)]
    [InlineData("contrast", 360)]
    public async Task Everyone_can_read_it_in_every_theme_and_on_every_screen(string theme, int width)
    {
        var (channel, root) = await teams.RevisedAsync();
        var tab = await teams.OpenAsync($"tab?thread={root}&theme={theme}", channel, theme, width: width);
        await Expect(tab.Find("source")).ToBeVisibleAsync();
        Assert.Equal(theme == "default" ? "light" : theme, await ThemeAsync(tab));
        await TabLooks.ShootAsync(tab.Page, string.Create(CultureInfo.InvariantCulture, $"tab-{theme}-{width}"), tab);
        await Browser.HasNoBarriersAsync(tab.Page, isOnlyRecoloured: theme != "default");
        await TabLooks.FitsAsync(tab.Frame);

        await tab.SayAsync("themeChange", theme == "dark" ? "default" : "dark");
        await Expect(tab.Frame.Locator("html")).ToHaveAttributeAsync("data-theme", theme == "dark" ? "light" : "dark");
    }

    private static Task<string?> ThemeAsync(TabInTeams tab) =>
        tab.Frame.Locator("html").GetAttributeAsync("data-theme");

    /// <summary>Someone comes back to the tab, a while after the last look.</summary>
    private static async Task FocusAsync(TabInTeams tab) => await tab.Frame.EvaluateAsync(
        "() => { const now = Date.now; Date.now = () => now() + 10000; dispatchEvent(new Event('focus')); }");
}
