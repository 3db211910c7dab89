using CharterBot.Tests.Room;
using Microsoft.Playwright;

namespace CharterBot.Tests.Tab;

/// <summary>How a page of the tab looks: to people, to axe, and on a picture where somebody wants one.</summary>
internal static class TabLooks
{
    public static async Task HasNoBarriersAsync(IPage page, string name)
    {
        await ShootAsync(page, $"tab-{name}");
        await Browser.HasNoBarriersAsync(page);
    }

    public static async Task FitsAsync(IFrame frame) => Assert.Empty(await frame.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('body *')].filter(e => !e.closest('.unseen') &&
            e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))
        """));

    public static async Task ShootAsync(IPage page, string name, TabInTeams? whole = null)
    {
        if (Environment.GetEnvironmentVariable("CHARTERBOT_SHOTS") is not { Length: > 0 } folder)
            return;

        if (whole is not null)
        {
            var height = await whole.Frame.EvaluateAsync<int>("document.documentElement.scrollHeight");
            await page.SetViewportSizeAsync(page.ViewportSize!.Width, height);
            await whole.Frame.EvaluateAsync("new Promise(done => requestAnimationFrame(() => setTimeout(done, 100)))");
        }

        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }
}
