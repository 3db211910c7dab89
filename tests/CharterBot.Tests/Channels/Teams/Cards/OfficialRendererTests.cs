using System.Text;
using CharterBot.Channels;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Channels.Teams.Cards.Dialogs;
using Microsoft.Playwright;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>Every card, drawn in Chromium by the renderer that Teams' web client descends from.</summary>
public sealed class OfficialRendererTests
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

    private const string Draw = """
        json => {
          const events = [];
          const context = new AdaptiveCards.SerializationContext();
          const card = new AdaptiveCards.AdaptiveCard();
          card.parse(JSON.parse(json), context);
          for (let index = 0; index < context.eventCount; index++) events.push(context.getEventAt(index).message);
          const drawn = card.render();
          document.body.replaceChildren(drawn);
          if (drawn.querySelector('script, img, a')) events.push('It holds more than text and buttons.');
          return { events, text: drawn.innerText };
        }
        """;

    [Fact]
    public async Task It_draws_every_card_every_reply_and_every_dialog_without_a_warning()
    {
        await using var chromium = await OpenAsync();
        var page = await chromium.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, said) => errors.AddRange(said.Type is "error" or "warning" ? [said.Text] : []);
        await page.AddScriptTagAsync(new() { Path = Renderer() });
        // Our text blocks hold no Markdown; the renderer complains until somebody has declined it.
        await page.EvaluateAsync("() => { AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { }; }");

        foreach (var (name, json) in Everything())
        {
            var drawn = await page.EvaluateAsync<System.Text.Json.JsonElement>(
                Draw, Encoding.UTF8.GetString(json.Span));

            Assert.Equal("[]", drawn.GetProperty("events").ToString());
            Assert.True(drawn.GetProperty("text").GetString()!.Length > 5, name);
        }

        Assert.Empty(errors);
    }

    [Fact]
    public async Task What_people_wrote_is_drawn_letter_by_letter()
    {
        const string hostile =
            "<b>b</b> [x](javascript:alert(1)) **bold** {{DATE(2026-11-22T10:00:00Z)}} <at>Ben</at> \"'&amp;";
        await using var chromium = await OpenAsync();
        var page = await chromium.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Renderer() });
        var charter = Scene.Begun().Says(Scene.Ben, hostile).Charter;
        var json = CardDrawing.Draw(charter, Charters.Cards.CardKey.OfQuestion(1, 1)).Json;

        var drawn = await page.EvaluateAsync<System.Text.Json.JsonElement>(Draw, Encoding.UTF8.GetString(json.Span));

        Assert.Equal("[]", drawn.GetProperty("events").ToString());
        Assert.Contains(
            hostile,
            drawn.GetProperty("text").GetString()!.Replace("\u2060", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    internal static IEnumerable<(string Name, ReadOnlyMemory<byte> Json)> Everything()
    {
        foreach (var scene in Scenes.All)
            yield return (scene.Name, scene.Draw().Json);

        foreach (var scene in Scenes.All)
            yield return ($"{scene.Name}-as-Amina-sees-it", scene.Draw(viewer: Scene.Amina.Id).Json);

        var charter = Scene.Drafted().Charter;
        foreach (var reply in Replies.All)
        {
            var drawn = PhraseCard.Draw(Phrases.Of(reply, charter, Scene.Ben), charter);
            yield return ("reply-" + reply.GetType().Name, drawn.Json);
        }

        DialogRequest[] requests =
        [
            new DialogRequest.MyAnswer(1), new DialogRequest.OurDraft(1), new DialogRequest.SavedMeanwhile(1, "mine"),
            new DialogRequest.Object(1, 1), new DialogRequest.Aside(1, 1), new DialogRequest.Examples(1),
            new DialogRequest.Show(1), new DialogRequest.Export(), new DialogRequest.MyData(),
            new DialogRequest.History(), new DialogRequest.Help(), new DialogRequest.Questions(),
            new DialogRequest.Status(),
        ];
        foreach (var request in requests)
            yield return ("dialog-" + request.GetType().Name, Dialogs.Open(charter, request, Scene.Ben.Id).Json);
        var reviewed = Scene.Reviewing().Charter;
        yield return ("dialog-Reopen", Dialogs.Open(reviewed, new DialogRequest.Reopen(), Scene.Ben.Id).Json);
        yield return ("dialog-Revise", Dialogs.Open(reviewed, new DialogRequest.Revise(), Scene.Ben.Id).Json);
    }

    internal static async Task<Drawing> OpenAsync()
    {
        var chromium = Environment.GetEnvironmentVariable("CHARTERBOT_CHROMIUM") is { Length: > 0 } named
            ? named
            : "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(chromium), "There is no Chromium: set CHARTERBOT_CHROMIUM to one.");
        Assert.SkipUnless(File.Exists(Renderer()), $"The card renderer is not there: {Renderer()}");
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Arguments }));
    }

    internal static string Renderer() => Path.Combine(
        Shared.Project, "src/CharterBot/Room/Page/node_modules/adaptivecards/dist/adaptivecards.min.js");

    internal sealed class Drawing(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
    {
        public Task<IPage> NewPageAsync() => browser.NewPageAsync();

        public async ValueTask DisposeAsync()
        {
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }
}
