using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Room;

/// <summary>Two people, two windows, seven questions: the product from its first page to the charter card.</summary>
public sealed class ACharterInTheRoomTests
{
    private static readonly string[] Answers =
    [
        "Our maps contradict each other because nobody checks them before they are public.",
        "By December 2027 chart corrections fall from 14 a year to 7, counted in the errata log.",
        "Analysts and designers who publish at least one chart a month (about 45 people).",
        "They press the publish button, so a habit they change shows the same week.",
        "Every second Wednesday a 45-minute chart clinic.",
        "Teams channel #dataviz, every second Wednesday, 14:00 UTC, 45 minutes.",
        "The Files tab of #dataviz; Ben keeps it tidy.",
    ];

    [Fact]
    public async Task Two_people_write_it_with_text_commands_only_and_a_restart_in_the_middle_loses_nothing()
    {
        await using var room = await OpenAsync();
        var amina = await room.EnterAsync("Amina");
        var ben = await room.EnterAsync("Ben");
        await StartAsync(amina, ben, "Data-Viz Practitioners");
        await SayAsync(ben, "@CharterBot join");
        await Expect(Card(amina, "Data-Viz Practitioners")).ToContainTextAsync("Ben");
        await SayAsync(amina, "@CharterBot begin");

        for (var number = 1; number <= Answers.Length; number++)
        {
            var answer = Answers[number - 1];
            await Expect(Card(ben, $"{number} of 7")).ToBeVisibleAsync();
            await SayAsync(ben, answer);
            await Expect(Card(ben, $"{number} of 7")).ToContainTextAsync(answer);
            if (number == 4)
                await RestartAsync(room, amina, ben);
            await SayAsync(amina, $"@CharterBot draft {answer}");
            await Expect(Card(ben, "Draft 1", answer)).ToBeVisibleAsync();
            await SayAsync(ben, "@CharterBot ok");
            await Expect(Card(ben, "Agreed by", answer)).ToBeVisibleAsync();
        }

        await SayAsync(amina, "@CharterBot publish");
        await SeeTheCharterAsync(amina, "Data-Viz Practitioners");
        await SeeTheCharterAsync(ben, "Data-Viz Practitioners");
        await Browser.HasNoBarriersAsync(amina);
    }

    [Fact]
    public async Task Two_people_write_it_with_buttons_only()
    {
        await using var room = await OpenAsync();
        var amina = await room.EnterAsync("Amina");
        var ben = await room.EnterAsync("Ben", width: 360);
        await StartAsync(amina, ben, "Chart Circle");
        await PressAsync(Card(ben, "Chart Circle"), "I'm in");
        await Expect(Card(amina, "Chart Circle")).ToContainTextAsync("Ben");
        await PressAsync(Card(amina, "Chart Circle"), "Begin");

        for (var number = 1; number <= Answers.Length; number++)
        {
            var answer = Answers[number - 1];
            await PressAsync(Card(ben, $"{number} of 7"), "Add my answer");
            await SaveAsync(ben, answer);
            await Expect(Card(amina, $"{number} of 7")).ToContainTextAsync(answer);
            await PressAsync(Card(amina, $"{number} of 7"), "Draft our answer");
            await Expect(amina.GetByTestId("dialog").GetByRole(AriaRole.Textbox)).ToHaveValueAsync(answer);
            await SaveAsync(amina, answer);
            await Expect(Card(ben, "Draft 1", answer)).ToBeVisibleAsync();
            if (number == 1)
                await Browser.HasNoBarriersAsync(ben);
            await PressAsync(Card(ben, "Draft 1", answer), "OK");
            await Expect(Card(amina, "Agreed by", answer)).ToBeVisibleAsync();
        }

        await PressAsync(Card(amina, "Publish"), "Publish");
        await SeeTheCharterAsync(amina, "Chart Circle");
        await SeeTheCharterAsync(ben, "Chart Circle");
        await Browser.HasNoBarriersAsync(ben);
    }

    private static async Task<BotInTheRoom> OpenAsync()
    {
        if (Browser.Chromium is null)
            Assert.Skip("There is no Chromium: set CHARTERBOT_CHROMIUM to one.");
        return await BotInTheRoom.OpenAsync();
    }

    private static async Task StartAsync(IPage amina, IPage ben, string name)
    {
        await SayAsync(amina, $"@CharterBot start {name}");
        await Expect(Card(amina, name)).ToBeVisibleAsync();
        await ben.GetByTestId("thread").Filter(new() { HasText = name }).ClickAsync();
        await Expect(Card(ben, name)).ToBeVisibleAsync();
    }

    /// <summary>The windows stay open: they say that the room is away, and come back by themselves.</summary>
    private static async Task RestartAsync(BotInTheRoom room, params IPage[] pages)
    {
        await room.RestartAsync(async () =>
        {
            foreach (var page in pages)
                await Expect(page.GetByTestId("offline")).ToContainTextAsync("Connection lost");
        });
        foreach (var page in pages)
        {
            await BotInTheRoom.IsLiveAsync(page);
            await Expect(page.GetByTestId("offline")).ToBeEmptyAsync();
        }
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByTestId("composer").FillAsync(text);
        await page.GetByTestId("composer").PressAsync("Enter");
        await Expect(page.GetByTestId("composer")).ToHaveValueAsync("");
    }

    /// <summary>The newest card that holds all of these words.</summary>
    private static ILocator Card(IPage page, params string[] words) => words
        .Aggregate(page.GetByTestId("card"), (cards, word) => cards.Filter(new() { HasText = word }))
        .Last;

    private static Task PressAsync(ILocator card, string title) =>
        card.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    private static async Task SaveAsync(IPage page, string text)
    {
        var dialog = page.GetByTestId("dialog");
        await dialog.GetByRole(AriaRole.Textbox).FillAsync(text);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    private static async Task SeeTheCharterAsync(IPage page, string name)
    {
        var charter = Card(page, name, "1.0");
        await Expect(charter).ToBeVisibleAsync();
        foreach (var answer in Answers)
            await Expect(charter).ToContainTextAsync(answer);
        await Browser.FitsAsync(page);
        if (Environment.GetEnvironmentVariable("CHARTERBOT_SHOTS") is { Length: > 0 } folder)
        {
            await charter.EvaluateAsync("card => card.closest('[data-message-id]').scrollIntoView({ block: 'start' })");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{page.ViewportSize!.Width}.png") });
        }
    }
}
