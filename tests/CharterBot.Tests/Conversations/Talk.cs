using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Activities;
using CharterBot.Channels.Teams.Cards;
using CharterBot.Charters;
using CharterBot.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.Tests.Conversations;

/// <summary>One thread of a Teams channel, and the people who write and press in it.</summary>
internal sealed class Talk(FakeBotService service, Func<HttpClient> http, string name)
{
    private const string Bot = "28:22222222-2222-4222-8222-222222222222";
    private const string Tenant = "11111111-1111-4111-8111-111111111111";

    private static long _lastId = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    public string Conversation { get; } = $"19:charter@thread.tacv2;messageid={name}";

    public ThreadKey Key => ThreadKey.Of("msteams", Tenant, ConversationAddress.Of(Conversation).Place, name);

    public ShownThread Shown => service.Thread(Conversation);

    /// <summary>@mentions the bot, and is acknowledged.</summary>
    public async Task SayAsync(string person, string text) =>
        Assert.Equal(HttpStatusCode.OK, await DeliverAsync(Message(person, text)));

    /// <summary>True when the bot has shown and written down everything there is to show in this thread.</summary>
    public bool IsAtRest(BotHost bot) => !bot.Services.GetRequiredService<ShowQueue>().Holds(Opened(bot));

    /// <summary>What the bot knows of this thread.</summary>
    public Task<CharterBot.Conversations.ThreadState> StateAsync(BotHost bot) =>
        Opened(bot).StateAsync(TestContext.Current.CancellationToken);

    /// <summary>No post of a card is left in doubt.</summary>
    public async Task<bool> HasAllCardsAsync(BotHost bot)
    {
        var state = await StateAsync(bot);
        return state.Charter!.Shown.All(card =>
            state.ShownAs(CardName.Of(state.Charter.Id, card))?.Message is not null);
    }

    /// <summary>Every card of the charter stands on its message as it is drawn after the last event.</summary>
    public async Task<Charter> ShowsFinalStateAsync(BotHost bot)
    {
        var state = await StateAsync(bot);
        ShowsFinalState(state);
        return state.Charter!;
    }

    /// <summary>The same, by what the rows say.</summary>
    public void ShowsFinalState(CharterBot.Conversations.ThreadState state)
    {
        var charter = state.Charter!;
        Assert.All(charter.Shown, card =>
        {
            var shown = state.ShownAs(CardName.Of(charter.Id, card));
            var message = Shown.Messages.Single(message => message.Id == shown?.Message);
            // One that nothing happened to since still calls the people it waits for.
            var (updated, posted) = (CardDrawing.Draw(charter, card), CardDrawing.Draw(charter, card, isNew: true));
            Assert.Contains(message.Words, new[] { updated.Summary, posted.Summary });
        });
    }

    public async Task RestAsync(BotHost bot)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (!IsAtRest(bot))
        {
            Assert.True(DateTime.UtcNow < deadline, "The thread does not come to rest.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Presses a button on the newest message with these words. Answers what the presser is told.</summary>
    public async Task<string> PressAsync(string person, string title, params string[] onMessageWith)
    {
        var answer = await AskAsync(Press(person, title, await Shown.SeeAsync(onMessageWith)));
        Assert.Equal(200, answer?["statusCode"]?.GetValue<int>());
        return answer!["value"]!.GetValue<string>();
    }

    public JsonObject Message(string person, string text)
    {
        var message = Activity(person, "message");
        message["text"] = $"<at>Charter Bot</at> {text}";
        message["textFormat"] = "plain";
        message["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "Charter Bot" },
            ["text"] = "<at>Charter Bot</at>",
        });
        return message;
    }

    public JsonObject Press(string person, string title, ShownMessage on)
    {
        var button = on.Button(title);
        return Execute(person, on.Id, button["verb"]?.GetValue<string>(), button["data"], "manual");
    }

    /// <summary>The same button in a client that knows no Execute.</summary>
    public JsonObject Submit(string person, string title, ShownMessage on)
    {
        var submit = Activity(person, "message");
        submit["replyToId"] = on.Id;
        submit["value"] = on.Button(title)["fallback"]!["data"]!.DeepClone();
        return submit;
    }

    /// <summary>What the person's client asks by itself when it shows the message.</summary>
    public JsonObject Refresh(string person, ShownMessage on)
    {
        var action = on.Card!["refresh"]!["action"]!;
        return Execute(person, on.Id, action["verb"]!.GetValue<string>(), action["data"], "automatic");
    }

    public JsonObject Execute(string person, string on, string? verb, JsonNode? data, string trigger)
    {
        var invoke = Activity(person, "invoke");
        invoke["name"] = "adaptiveCard/action";
        invoke["replyToId"] = on;
        invoke["value"] = new JsonObject
        {
            ["action"] = new JsonObject
            {
                ["type"] = "Action.Execute",
                ["verb"] = verb,
                ["data"] = data?.DeepClone(),
            },
            ["trigger"] = trigger,
        };
        return invoke;
    }

    /// <summary>A dialog's button or its Save: <paramref name="data"/> is the cargo with the inputs in it.</summary>
    public JsonObject Dialog(string person, string call, JsonNode data, string? on = null)
    {
        var invoke = Activity(person, "invoke");
        invoke["name"] = call;
        invoke["replyToId"] = on;
        invoke["value"] = new JsonObject { ["data"] = data.DeepClone() };
        return invoke;
    }

    /// <summary>Something that happened in the place of the thread.</summary>
    public JsonObject Event(string person, string type) => Activity(person, type);

    public async Task<HttpStatusCode> DeliverAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        return response.StatusCode;
    }

    public async Task<JsonNode?> AskAsync(JsonObject activity)
    {
        using var response = await PostAsync(activity);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return body.Length == 0 ? null : JsonNode.Parse(body);
    }

    private Conversation Opened(BotHost bot) => bot.Services.GetRequiredService<OpenConversations>().Get(Key);

    private Task<HttpResponseMessage> PostAsync(JsonObject activity)
    {
        var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
        return http().PostAsync(
            new Uri("api/messages", UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    private JsonObject Activity(string person, string type) => new()
    {
        ["type"] = type,
        ["id"] = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture),
        ["timestamp"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
        ["channelId"] = "msteams",
        ["serviceUrl"] = service.Address,
        ["from"] = new JsonObject { ["id"] = $"29:{person}", ["name"] = person },
        ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Charter Bot" },
        ["conversation"] = new JsonObject
        {
            ["id"] = Conversation,
            ["conversationType"] = "channel",
            ["tenantId"] = Tenant,
            ["isGroup"] = true,
        },
    };
}
