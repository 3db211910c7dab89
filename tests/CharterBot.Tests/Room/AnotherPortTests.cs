using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CharterBot.Conversations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Room;

/// <summary>The bot and its room start again on another port: what threads remember of the old one is no use.</summary>
public sealed class AnotherPortTests : IAsyncLifetime
{
    private const string Bot = "28:charterbot-room";

    private readonly string _folder = RoomHost.NewFolder();
    private WebApplicationFactory<Program> _bot = null!;
    private HttpClient _http = null!;
    private string _amina = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Start();
        _amina = (await PostAsync("join", new() { ["name"] = "Amina" }))["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    [Fact]
    public async Task A_thread_goes_on_there_and_its_cards_are_still_updated_in_place()
    {
        var thread = await SayAsync(RoomHost.General, "start Maps");
        var opening = await SeeAsync(thread, "Maps", "Amina");
        var before = _http.BaseAddress!.Port;
        await StopAsync();
        Start();
        Assert.NotEqual(before, _http.BaseAddress!.Port);

        var ben = (await PostAsync("join", new() { ["name"] = "Ben" }))["id"]!.GetValue<string>();
        await SayAsync(thread, "join", ben);
        Assert.Equal(opening, await SeeAsync(thread, "Maps", "Ben"));
        await SayAsync(thread, "begin");
        await SeeAsync(thread, "1 of 7");
    }

    [Fact]
    public async Task What_was_left_to_show_at_the_old_one_is_shown_once_at_the_new_one()
    {
        await StopAsync();
        Start(shows: false);
        var thread = await SayAsync(RoomHost.General, "start Maps");
        await UntilAsync(async () => (await GetAsync("charter", thread))["charter"] is not null, () => "no charter");
        Assert.Empty(await MessagesAsync(thread));
        await StopAsync();
        Start();

        await SeeAsync(thread, "Maps");
        await SayAsync(thread, "begin");
        await SeeAsync(thread, "1 of 7");
        Assert.Equal(2, (await MessagesAsync(thread)).Count);
    }

    /// <param name="shows">False: as if it were stopped right after it took what came, every time.</param>
    private void Start(bool shows = true)
    {
        _bot = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Storage:Sqlite:Path", Path.Combine(_folder, "charterbot.db"));
            host.ConfigureLogging(logging => logging.ClearProviders());
            if (!shows)
                host.ConfigureTestServices(services => services.Remove(
                    services.Single(service => service.ImplementationType == typeof(ShowLoop))));
        });
        _bot.UseKestrel(0);
        _bot.StartServer();
        _http = _bot.CreateClient();
    }

    private async Task StopAsync()
    {
        _http.Dispose();
        await _bot.DisposeAsync();
    }

    /// <summary>Says it to the bot. Answers the conversation.</summary>
    private async Task<string> SayAsync(string conversation, string text, string? person = null) => (await PostAsync(
        $"posts?person={person ?? _amina}",
        RoomHost.Saying(conversation, $"<at>CharterBot</at> {text}", Bot)))["conversation"]!.GetValue<string>();

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync("/room/api/" + path, body, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    /// <summary>Waits for a message of the bot with these words. Answers its id.</summary>
    private async Task<string> SeeAsync(string conversation, params string[] words)
    {
        IReadOnlyList<JsonNode> messages = [];
        await UntilAsync(
            async () => (messages = await MessagesAsync(conversation)).Any(HasAll),
            () => string.Join("\n---\n", messages.Select(Words)));
        return messages.Last(HasAll)["id"]!.GetValue<string>();

        bool HasAll(JsonNode message) => Array.TrueForAll(words, Words(message).Contains);
    }

    private async Task<IReadOnlyList<JsonNode>> MessagesAsync(string conversation) =>
    [
        .. (await GetAsync("messages", conversation))["messages"]!.AsArray()
            .Where(message => message!["isBot"]!.GetValue<bool>())!,
    ];

    private async Task<JsonObject> GetAsync(string what, string conversation)
    {
        var path = $"/room/api/{what}?person={_amina}&conversation={Uri.EscapeDataString(conversation)}";
        return (await _http.GetFromJsonAsync<JsonObject>(path, Token))!;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        var deadline = DateTime.UtcNow.AddSeconds(15);
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, otherwise());
            await Task.Delay(50, Token);
        }
    }

    private static string Words(JsonNode message) =>
        message["summary"]?.GetValue<string>() ?? message["text"]!.GetValue<string>();
}
