using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CharterBot.Tests.Room;

/// <summary>What people press, open and leave while the room goes on changing.</summary>
public sealed class WhileThingsChangeTests(Browser browser) : IClassFixture<Browser>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_is_not_lost_on_what_changes_before_it_is_let_go()
    {
        var (page, heard, card) = await browser.WithCardAsync("Fatima", "press");
        var watcher = await browser.OpenAsync("Gus", hash: "#" + Uri.EscapeDataString(Conversation(heard)));
        var shown = page.GetByTestId("card");
        browser.Room.Bot.Answer = activity =>
            (HttpStatusCode.OK, activity["type"]!.GetValue<string>() == "invoke" ? Said("You are in.") : null);

        await HoldAsync(page, shown.GetByRole(AriaRole.Button, new() { Name = "I'm in" }));
        var update = StubBot.WithCard("question", "Question 1");
        update["attachments"]![0]!["content"]!["body"]![1]!["text"] = "Drawn anew";
        using (await browser.Room.Bot.PutAsync(heard, card, update, Token))
            await browser.Room.Bot.ShowAsync(
                heard, new() { ["type"] = "message", ["text"] = "And more below." }, Token);
        await Expect(watcher.GetByTestId("message").Last).ToContainTextAsync("And more below.");
        await LetGoAsync(page);
        await Expect(page.GetByTestId("toast")).ToContainTextAsync("You are in.");
        await Expect(shown).ToContainTextAsync("Drawn anew");
        await Expect(page.GetByTestId("message").Last).ToContainTextAsync("And more below.");

        var hanna = await browser.Room.JoinAsync("Hanna", Token);
        var other = await browser.Room.SayAsync(hanna, RoomHost.General, "another thread", Token);
        var row = page.Locator($"[data-testid=thread][data-conversation='{other["conversation"]}']");
        await browser.Room.SayAsync(hanna, Conversation(heard), "This one comes first now.", Token);
        await Expect(page.GetByTestId("message").Last).ToContainTextAsync("This one comes first now.");
        await HoldAsync(page, row);
        await browser.Room.SayAsync(hanna, other["conversation"]!.GetValue<string>(), "and its second line", Token);
        await Expect(watcher.GetByTestId("thread").First).ToContainTextAsync("another thread");
        await LetGoAsync(page);
        await Expect(page.GetByTestId("message").Last).ToContainTextAsync("and its second line");
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task A_charter_that_is_still_on_its_way_is_not_said_to_be_missing_nor_shown_in_the_place_of_another()
    {
        var (page, _, _) = await browser.WithCardAsync("Kofi", "slow");
        await Expect(page.GetByTestId("charter-name")).ToBeVisibleAsync();
        var release = new TaskCompletionSource();
        await page.RouteAsync("**/room/api/charter?*", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });

        var kofi = await browser.Room.JoinAsync("Kofi", Token);
        var other = await browser.Room.SayAsync(kofi, RoomHost.General, "elsewhere", Token);
        await page.GotoAsync("/?name=Kofi#" + Uri.EscapeDataString(other["conversation"]!.GetValue<string>()));
        await Expect(page.GetByTestId("message")).ToHaveCountAsync(1);
        await Expect(page.GetByTestId("panel")).ToContainTextAsync("Looking for the charter");
        await Expect(page.GetByTestId("charter-name")).ToHaveCountAsync(0);
        release.SetResult();
        await Expect(page.GetByTestId("charter-name")).ToBeVisibleAsync();
        browser.HasNoComplaints();
    }

    [Fact]
    public async Task Leaving_a_conversation_on_a_phone_before_its_charter_is_asked_for_is_no_error()
    {
        var (page, _, _) = await browser.WithCardAsync("Jamal", "back", 360);
        await page.GetByTestId("back").ClickAsync();
        await page.EvaluateAsync("""
            () => new MutationObserver((_, watch) => {
              if (!document.querySelector('[data-testid=card]')) return;
              watch.disconnect();
              document.querySelector('[data-testid=back]').click();
            }).observe(document.getElementById('messages'), { subtree: true, childList: true })
            """);

        await page.GetByTestId("thread").First.ClickAsync();
        await Expect(page.GetByTestId("thread-view")).ToBeHiddenAsync();
        await page.GetByTestId("new-conversation").ClickAsync();
        await Expect(page.GetByTestId("composer")).ToHaveAttributeAsync("placeholder", "Start a new conversation");
        await Expect(page.GetByTestId("empty")).ToBeVisibleAsync();
        browser.HasNoComplaints();
    }

    private static string Conversation(JsonObject heard) => heard["conversation"]!["id"]!.GetValue<string>();

    /// <summary>Presses with the mouse, and does not let go yet.</summary>
    private static async Task HoldAsync(IPage page, ILocator what)
    {
        await what.HoverAsync();
        await page.Mouse.DownAsync();
    }

    /// <summary>
    /// Lets go once the page has had the time of a round trip to hear what others have heard already.
    /// </summary>
    private static async Task LetGoAsync(IPage page)
    {
        await page.EvaluateAsync("() => fetch('/room/page/main.js').then(answer => answer.text())");
        await page.Mouse.UpAsync();
    }

    private static JsonObject Said(string text) => new()
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.activity.message",
        ["value"] = text,
    };
}
