using System.Net;
using System.Text.Json.Nodes;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Room;

/// <summary>One Chromium and one room with its stub bot for the class. Skips aloud without Chromium.</summary>
public sealed class Browser : IAsyncLifetime
{
    internal static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Only what is wrong is described: most of the work is describing what is right.</summary>
    private static readonly HashSet<ResultType> Wrong = [ResultType.Violations];

    private static readonly AxeRunOptions EveryRule = new() { ResultTypes = Wrong };

    private static readonly AxeRunOptions ContrastOnly = new()
    {
        ResultTypes = Wrong,
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
    };

    private readonly List<string> _complaints = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where Chromium is; null where there is none.</summary>
    internal static string? Chromium =>
        Environment.GetEnvironmentVariable("CHARTERBOT_CHROMIUM") is { Length: > 0 } named ? named
        : File.Exists("/usr/bin/chromium") ? "/usr/bin/chromium"
        : null;

    internal RoomHost Room { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// A 503 that a test asked for is noted by the browser on its console; every other complaint is ours.
    /// </summary>
    internal void HasNoComplaints() =>
        Assert.DoesNotContain(_complaints, complaint => !complaint.Contains("503", StringComparison.Ordinal));

    public async ValueTask InitializeAsync()
    {
        if (Chromium is not { } chromium)
            return;

        Room = await RoomHost.StartAsync(
            RoomHost.NewFolder(),
            CancellationToken.None,
            (_, _) => Task.FromResult<CharterBot.Room.RoomCharter?>(SampleCharter.Now));
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments });
    }

    internal async Task<IPage> OpenAsync(
        string name, int width = 1280, string hash = "")
    {
        if (_browser is null)
            Assert.Skip("There is no Chromium: set CHARTERBOT_CHROMIUM to one.");

        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Room.Address.ToString(),
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
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
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } asked && asked.Authority != Room.Address.Authority)
                _complaints.Add("asked elsewhere: " + request.Url);
        };
        await page.GotoAsync($"/?name={Uri.EscapeDataString(name)}{hash}");
        await page.Locator("html[data-live=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>A thread of its own with one card of the stub bot, open in a window.</summary>
    internal async Task<(IPage Page, JsonObject Heard, string Card)> WithCardAsync(
        string name, string topic, int width = 1280)
    {
        if (Room is null)
            await OpenAsync(name);

        var me = await Room!.JoinAsync(name, Token);
        Room.Bot.Answer = _ => (HttpStatusCode.OK, null);
        var words = $"<at>CharterBot</at> start {topic} {width}";
        var root = await Room.SayAsync(me, RoomHost.General, words, Token, "28:charterbot-room");
        var heard = await HearAsync(words);
        var shown = StubBot.WithCard("question", "Question 1: Why does our Community exist?");
        var card = await Room.Bot.ShowAsync(heard, shown, Token);
        var page = await OpenAsync(
            name, width, "#" + Uri.EscapeDataString(root["conversation"]!.GetValue<string>()));
        await Expect(page.GetByTestId("card")).ToBeVisibleAsync();
        return (page, heard, card);
    }

    /// <summary>The next thing with these words that the bot hears.</summary>
    internal async Task<JsonObject> HearAsync(string text)
    {
        while (true)
        {
            var heard = await Room.Bot.HearAsync(Token);
            if (heard["text"]?.GetValue<string>().Contains(text, StringComparison.Ordinal) == true)
                return heard;
        }
    }

    /// <summary>Every axe rule; where only the colours changed since, only the contrast.</summary>
    internal static async Task HasNoBarriersAsync(IPage page, bool isOnlyRecoloured = false)
    {
        var result = await page.RunAxe(isOnlyRecoloured ? ContrastOnly : EveryRule);
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.SelectMany(violation =>
            violation.Nodes.Select(node => $"{violation.Help}: {node.Html} {node.Any.FirstOrDefault()?.Message}"))));
    }

    internal static async Task FitsAsync(IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('body *')].filter(e => !e.closest('.unseen,.skip') &&
                e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(tooWide);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Room is not null)
            await Room.DisposeAsync();
    }
}
