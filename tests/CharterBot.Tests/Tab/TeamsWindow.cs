using System.Text.Json;
using System.Text.Json.Nodes;
using CharterBot.Tests.Room;
using Microsoft.Playwright;

namespace CharterBot.Tests.Tab;

/// <summary>
/// One Chromium with a stand-in for Teams, and the real host with its tab. Both are reached under names of their own,
/// which the browser's network layer serves from this process: nothing leaves the machine. Skips aloud without
/// Chromium.
/// </summary>
public sealed class TeamsWindow : IAsyncLifetime
{
    private const string Teams = "https://teams.microsoft.com";
    private const string Bot = "https://charterbot.example";

    private readonly List<string> _complaints = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal TabHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Browser.Chromium is not { } chromium)
            return;

        Host = await TabHost.StartAsync(CancellationToken.None);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = chromium, Args = Browser.Arguments });
    }

    /// <summary>The bot in a channel of which Amina is a member.</summary>
    internal TabHost HostOf(string channel)
    {
        Host.Cloud.Join(channel, ReaderTokens.Amina);
        return Host;
    }

    /// <summary>A charter in its version 1.1, in a channel of its own.</summary>
    internal async Task<(string Channel, string Root)> RevisedAsync()
    {
        await SkipAsync();
        var channel = $"19:{Guid.NewGuid():N}@thread.tacv2";
        const string Root = "1700000000000";
        var thread = HostOf(channel).Thread(Root, channel);
        await thread.PublishAsync("Data-Viz Practitioners");
        await thread.ReviseAsync();
        return (channel, Root);
    }

    /// <summary>Without Chromium there is no window, which is said aloud.</summary>
    internal async Task SkipAsync()
    {
        if (Host is null)
            await OpenAsync("tab", "19:empty@thread.tacv2");
    }

    /// <summary>The tab, or another page of the bot, in a Teams channel.</summary>
    internal async Task<TabInTeams> OpenAsync(
        string path,
        string channel,
        string theme = "default",
        string? person = ReaderTokens.Amina,
        int width = 1024,
        bool mayCopy = true,
        string? entity = null)
    {
        var page = await NewPageAsync(width);
        var context = new JsonObject
        {
            ["locale"] = "en-gb",
            ["theme"] = theme,
            ["entityId"] = entity ?? "",
            ["frameContext"] = Frame(path),
            ["hostClientType"] = "web",
            ["channelId"] = channel,
        };
        await page.GotoAsync($"{Teams}/?frame={Frame(path)}{(mayCopy ? "&copy" : "")}");
        await page.EvaluateAsync(
            """
            ([context, token, address]) => {
                window.context = JSON.parse(context);
                window.token = token;
                open(address);
            }
            """,
            new[] { context.ToJsonString(), person is null ? "" : ReaderTokens.Of(person), $"{Bot}/{path}" });
        return new(page, page.Frames.Single(frame => frame.ParentFrame is not null));
    }

    /// <summary>The same address in a plain browser.</summary>
    internal async Task<IPage> OpenOutsideAsync(string path, int width = 1024)
    {
        var page = await NewPageAsync(width);
        await page.GotoAsync($"{Bot}/{path}");
        return page;
    }

    /// <summary>
    /// The library looks for a newer list of Teams' origins at its makers', which the page's policy does not let out; an
    /// answer of 4xx, a lost connection or a clipboard that a test asked to be closed is noted as well. Every other
    /// complaint is ours.
    /// </summary>
    internal void HasNoComplaints() => Assert.DoesNotContain(_complaints, complaint =>
        !complaint.Contains("res.cdn.office.net", StringComparison.Ordinal) &&
        !complaint.Contains("net::ERR_FAILED", StringComparison.Ordinal) &&
        !complaint.Contains("The Clipboard API", StringComparison.Ordinal) &&
        !complaint.Contains("the server responded with a status of 4", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    private static string Frame(string path) =>
        path.StartsWith("tab/configure", StringComparison.Ordinal) ? "settings" : "content";

    private async Task<IPage> NewPageAsync(int width)
    {
        if (_browser is null)
            Assert.Skip("There is no Chromium: set CHARTERBOT_CHROMIUM to one.");

        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            ColorScheme = ColorScheme.Light,
            TimezoneId = "Africa/Nairobi",
            Locale = "en-GB",
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        var page = await context.NewPageAsync();
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning")
                _complaints.Add(said.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.RouteAsync("**/*", route => route.AbortAsync());
        await page.RouteAsync($"{Teams}/**", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Path = Path.Combine(AppContext.BaseDirectory, "Tab", "Samples", "teams.html"),
        }));
        await page.RouteAsync($"{Bot}/**", ForwardAsync);
        return page;
    }

    private async Task ForwardAsync(IRoute route)
    {
        var address = new Uri(Host.Http.BaseAddress!, new Uri(route.Request.Url).PathAndQuery);
        var response = await route.FetchAsync(new() { Url = address.AbsoluteUri, MaxRedirects = 0 });
        await route.FulfillAsync(new() { Response = response });
    }
}

internal sealed record TabInTeams(IPage Page, IFrame Frame)
{
    public ILocator Find(string testId) => Frame.GetByTestId(testId);

    /// <summary>Everything the tab told Teams, under the names of the protocol.</summary>
    public async Task<IReadOnlyList<JsonElement>> ToldAsync(string name) =>
        [.. (await Page.EvaluateAsync<JsonElement>("told")).EnumerateArray()
            .Where(told => told.GetProperty("func").GetString() == name)
            .Select(told => told.GetProperty("args").Clone())];

    /// <summary>Teams tells the tab something: a new theme, a press on Save.</summary>
    public Task SayAsync(string name, object argument) =>
        Page.EvaluateAsync("([name, argument]) => say(name, argument)", new[] { name, argument });

    public Task SignInAsync(string person) =>
        Page.EvaluateAsync("token => { window.token = token; }", ReaderTokens.Of(person));
}
