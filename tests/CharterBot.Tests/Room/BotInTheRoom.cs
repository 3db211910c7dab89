using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace CharterBot.Tests.Room;

/// <summary>
/// The whole product as a newcomer starts it: the bot with its room on one port, and people in windows.
/// </summary>
internal sealed class BotInTheRoom : IAsyncDisposable
{
    private readonly string _folder = RoomHost.NewFolder();
    private readonly int _port = FreePort();
    private WebApplicationFactory<Program> _bot;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private BotInTheRoom() => _bot = Start();

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public static async Task<BotInTheRoom> OpenAsync()
    {
        var chromium = Browser.Chromium ?? throw new InvalidOperationException("There is no Chromium.");
        var room = new BotInTheRoom { _playwright = await Playwright.CreateAsync() };
        room._browser = await room._playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = chromium, Args = Browser.Arguments });
        return room;
    }

    public async Task<IPage> EnterAsync(string name, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(20_000);
        Assertions.SetDefaultExpectTimeout(20_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/?name={Uri.EscapeDataString(name)}");
        await IsLiveAsync(page);
        return page;
    }

    public static Task IsLiveAsync(IPage page) =>
        page.Locator("html[data-live=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async Task RestartAsync(Func<Task> meanwhile)
    {
        await _bot.DisposeAsync();
        await meanwhile();
        _bot = Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await _bot.DisposeAsync();
    }

    private WebApplicationFactory<Program> Start()
    {
        var bot = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            host.UseSetting("urls", Address.ToString());
            host.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "charterbot.db"));
            host.ConfigureLogging(logging => logging.ClearProviders());
        });
        bot.UseKestrel(_port);
        bot.StartServer();
        return bot;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
