using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Room;

public sealed class TheRoomInABrowserTests(Browser browser) : IClassFixture<Browser>
{
    private const string Execute = "adaptiveCard/action";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_write_live_mention_by_keyboard_and_find_everything_after_a_reload()
    {
        var amina = await browser.OpenAsync("Amina");
        var ben = await browser.OpenAsync("Ben");
        await amina.GetByTestId("new-conversation").ClickAsync();
        var box = amina.GetByTestId("composer");
        await box.PressSequentiallyAsync("@Cha");
        await Expect(amina.GetByRole(AriaRole.Option, new() { Name = "CharterBot" })).ToBeVisibleAsync();
        await box.PressAsync("Enter");
        await box.PressSequentiallyAsync("start Live Maps");
        await box.PressAsync("Enter");

        var heard = await browser.HearAsync("start Live Maps");
        Assert.Equal("<at>CharterBot</at> start Live Maps", heard["text"]!.GetValue<string>());
        var row = ben.Locator($"[data-testid=thread][data-conversation='{heard["conversation"]!["id"]}']");
        await Expect(row.GetByTestId("unread")).ToContainTextAsync("1");
        await row.ClickAsync();
        await Expect(ben.GetByTestId("message")).ToHaveCountAsync(1);
        await ben.GetByTestId("composer").FillAsync("I see you\n<b>not bold</b> <at>CharterBot</at>");
        await ben.GetByTestId("composer").PressAsync("Enter");
        await Expect(amina.GetByTestId("message").Last).ToContainTextAsync("<b>not bold</b> <at>CharterBot</at>");
        await Expect(amina.GetByTestId("announcer")).ToContainTextAsync("Ben: I see you");

        await ben.GetByTestId("message").Last.HoverAsync();
        await ben.GetByTestId("edit").ClickAsync();
        await ben.GetByRole(AriaRole.Textbox, new() { Name = "Change your message" }).FillAsync("I see you all");
        await ben.Keyboard.PressAsync("Enter");
        await Expect(amina.GetByTestId("message").Last).ToContainTextAsync("I see you all");
        await Expect(amina.GetByTestId("message").Last).ToContainTextAsync("edited");

        await amina.GetByTestId("composer").FillAsync("half a sent");
        await amina.ReloadAsync();
        await Expect(amina.GetByTestId("message")).ToHaveCountAsync(2);
        await Expect(amina.GetByTestId("composer")).ToHaveValueAsync("half a sent");
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task A_button_answers_once_and_a_card_update_leaves_everything_else_alone()
    {
        var (page, heard, card) = await browser.WithCardAsync("Chiara", "button");
        var calls = 0;
        browser.Room.Bot.Answer = activity =>
        {
            if (activity["name"]?.GetValue<string>() == Execute)
                calls++;
            return (HttpStatusCode.OK, Said("You are in."));
        };
        var shown = page.GetByTestId("card");
        await shown.GetByRole(AriaRole.Button, new() { Name = "Examples" }).ClickAsync();
        await shown.GetByRole(AriaRole.Button, new() { Name = "I'm in" }).DblClickAsync();
        await Expect(page.GetByTestId("toast")).ToContainTextAsync("You are in.");
        await ShootAsync(page, "toast");
        Assert.Equal(1, calls);

        await page.GetByTestId("composer").FillAsync("I am still typ");
        await page.GetByTestId("composer").FocusAsync();
        var update = StubBot.WithCard("question", "Question 1");
        update["attachments"]![0]!["content"]!["body"]![1]!["text"] = "Why do we exist, again?";
        using var put = await browser.Room.Bot.PutAsync(heard, card, update, Token);

        await Expect(shown).ToContainTextAsync("Why do we exist, again?");
        await Expect(page.GetByTestId("composer")).ToHaveValueAsync("I am still typ");
        await Expect(page.GetByTestId("composer")).ToBeFocusedAsync();
        await Expect(shown.GetByText("Strong:")).ToBeVisibleAsync();
        await Expect(shown.Locator(".mention")).ToHaveTextAsync(["Amina"]);
        await Expect(shown).ToContainTextAsync("<at>Nobody</at>");
        await Expect(shown).ToContainTextAsync("**every chart** is <b>impossible</b>");

        await shown.GetByRole(AriaRole.Button, new() { Name = "Skip for now" }).FocusAsync();
        update["attachments"]![0]!["content"]!["body"]![1]!["text"] = "Once more";
        using var again = await browser.Room.Bot.PutAsync(heard, card, update, Token);
        await Expect(shown).ToContainTextAsync("Once more");
        await Expect(shown.GetByRole(AriaRole.Button, new() { Name = "Skip for now" })).ToBeFocusedAsync();

        update["attachments"]![0]!["content"] = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = "Agreed." }),
        };
        using var last = await browser.Room.Bot.PutAsync(heard, card, update, Token);
        await Expect(shown).ToContainTextAsync("Agreed.");
        await Expect(page.GetByTestId("message").Filter(new() { HasText = "Agreed." })).ToBeFocusedAsync();
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task A_form_goes_there_and_back_and_loses_nothing_on_the_way()
    {
        var (page, heard, card) = await browser.WithCardAsync("Dora", "form");
        var busy = true;
        var saved = "";
        browser.Room.Bot.Answer = activity => activity["name"]?.GetValue<string>() switch
        {
            "task/fetch" => (HttpStatusCode.OK, Form("form")),
            "task/submit" when busy => (HttpStatusCode.ServiceUnavailable, null),
            "task/submit" => (HttpStatusCode.OK, Keep(saved = activity["value"]!["data"]!["text"]!.GetValue<string>())),
            _ => (HttpStatusCode.OK, null),
        };
        await page.GetByTestId("card").GetByRole(AriaRole.Button, new() { Name = "Add my answer" }).ClickAsync();
        var dialog = page.GetByTestId("dialog");
        await Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = "Draft our answer" })).ToBeVisibleAsync();
        await SoundAsync(page, "dialog-1280");
        var text = dialog.GetByLabel("Our draft");
        await text.FillAsync("Maps disagree.");
        using (await browser.Room.Bot.PutAsync(heard, card, StubBot.WithCard("question", "meanwhile"), Token))
            await Expect(text).ToHaveValueAsync("Maps disagree.");
        await page.Keyboard.PressAsync("Escape");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep writing" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await Expect(dialog.GetByTestId("toast")).ToContainTextAsync("Not saved");
        await Expect(text).ToHaveValueAsync("Maps disagree.");

        busy = false;
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).ClickAsync();
        await Expect(page.GetByTestId("toast")).ToContainTextAsync("Saved.");
        await Expect(dialog).ToBeHiddenAsync();
        var opener = page.GetByTestId("card").GetByRole(AriaRole.Button, new() { Name = "Add my answer" });
        await Expect(opener).ToBeFocusedAsync();
        Assert.Equal("Maps disagree.", saved);
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task The_charter_is_copied_and_downloaded_as_Markdown()
    {
        var (page, _, _) = await browser.WithCardAsync("Ines", "markdown");

        await page.GetByTestId("copy-markdown").ClickAsync();
        await Expect(page.GetByTestId("toast")).ToContainTextAsync("Copied");
        Assert.Equal(
            SampleCharter.Now.Markdown, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("download").ClickAsync());
        Assert.Equal("data-viz-practitioners.md", download.SuggestedFilename);
        Assert.Equal(SampleCharter.Now.Markdown, await File.ReadAllTextAsync(await download.PathAsync(), Token));
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task Only_members_are_told_that_a_plain_reply_is_kept()
    {
        var (member, heard, _) = await browser.WithCardAsync("Chiara", "hint");
        var conversation = "#" + Uri.EscapeDataString(heard["conversation"]!["id"]!.GetValue<string>());
        var latecomer = await browser.OpenAsync("Late Lena", hash: conversation);

        await Expect(member.GetByTestId("composer")).ToHaveAttributeAsync(
            "placeholder", "Reply: it is kept as your piece");
        await Expect(latecomer.Locator("#composer-hint")).ToContainTextAsync("You are not in yet");
        await Expect(latecomer.GetByTestId("composer")).ToHaveAttributeAsync("placeholder", "Reply");
        browser.HasNoComplaints();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Everyone_can_read_and_reach_everything(int width)
    {
        var (page, _, _) = await browser.WithCardAsync($"Eva {width}", "reach", width);
        await page.GetByTestId("card").GetByRole(AriaRole.Button, new() { Name = "Examples" }).ClickAsync();
        await SoundAsync(page, $"thread-{width}");
        if (width == 360)
        {
            await Expect(page.GetByTestId("list")).ToBeHiddenAsync();
            await Expect(page.GetByTestId("panel")).ToBeHiddenAsync();
            await page.GetByTestId("toggle-panel").ClickAsync();
            await Expect(page.GetByTestId("question")).ToHaveCountAsync(7);
            await Expect(page.GetByTestId("thread-view")).ToBeHiddenAsync();
            await SoundAsync(page, $"panel-{width}");
            await page.GetByTestId("close-panel").ClickAsync();
            await page.GetByTestId("back").ClickAsync();
            await SoundAsync(page, $"list-{width}");
        }

        await page.GetByTestId("new-conversation").ClickAsync();
        await page.GetByTestId("insert-start").ClickAsync();
        await SoundAsync(page, $"empty-{width}");
    }

    private static async Task SoundAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await ShootAsync(page, $"{name}-{scheme}");
            await Browser.HasNoBarriersAsync(page, scheme == ColorScheme.Dark);
        }

        await Browser.FitsAsync(page);
    }

    private static JsonObject Said(string text) => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.activity.message",
        ["value"] = text,
    };

    private static JsonObject Form(string sample) => new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject
            {
                ["title"] = "Draft our answer",
                ["width"] = "medium",
                ["height"] = "medium",
                ["card"] = StubBot.Attachment(sample),
            },
        },
    };

    private static JsonObject Keep(string text) => new()
    {
        ["task"] = new JsonObject { ["type"] = "message", ["value"] = $"Saved. {text}" },
    };

    private static Task ShootAsync(IPage page, string name) =>
        Environment.GetEnvironmentVariable("CHARTERBOT_SHOTS") is { Length: > 0 } folder
            ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") })
            : Task.CompletedTask;
}
