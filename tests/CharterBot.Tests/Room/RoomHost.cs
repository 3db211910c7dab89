using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CharterBot.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Room;

/// <summary>The room alone on a real port, with a stub bot beside it.</summary>
internal sealed class RoomHost : IAsyncDisposable
{
    public const string General = "19:room-general@thread.tacv2";

    private readonly WebApplication _app;

    private RoomHost(WebApplication app, StubBot bot, Uri address)
    {
        _app = app;
        Bot = bot;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    public StubBot Bot { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static string NewFolder() => Directory.CreateTempSubdirectory("charterbot-room-").FullName;

    public static async Task<RoomHost> StartAsync(
        string folder, CancellationToken cancellationToken, CharterOfConversation? charter = null, string? url = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.Configuration["Storage:Sqlite:Path"] = Path.Combine(folder, "charterbot.db");
        builder.WebHost.UseUrls(url ?? "http://127.0.0.1:0");
        builder.Services.AddRoom(builder.Configuration, builder.Environment);
        if (charter is not null)
            builder.Services.AddSingleton(charter);

        var bot = new StubBot();
        var app = builder.Build();
        app.MapRoom();
        app.MapPost("/api/messages", bot.TakeAsync);
        await app.StartAsync(cancellationToken);
        return new RoomHost(app, bot, new Uri(app.Urls.First()));
    }

    public Uri At(string path) => new(Address, path);

    public async Task<string> JoinAsync(string name, CancellationToken cancellationToken) =>
        (await PostAsync("join", new JsonObject { ["name"] = name }, cancellationToken))["id"]!.GetValue<string>();

    public Task<JsonObject> SayAsync(
        string person,
        string conversation,
        string text,
        CancellationToken cancellationToken,
        params string[] mentions) =>
        PostAsync($"posts?person={person}", Saying(conversation, text, mentions), cancellationToken);

    public static JsonObject Saying(string conversation, string text, params string[] mentions) => new()
    {
        ["conversation"] = conversation,
        ["text"] = text,
        ["mentions"] = new JsonArray([.. mentions.Select(m => JsonValue.Create(m))]),
        ["clock"] = Clock(),
    };

    public static JsonObject Clock() => new()
    {
        ["localTimestamp"] = "2026-11-22T16:31:34.035+01:00",
        ["timezone"] = "Europe/Rome",
        ["locale"] = "it-IT",
    };

    public async Task<JsonObject> PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await Http.PostAsJsonAsync("/room/api/" + path, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}: {text}");
        return text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject();
    }

    public async Task<JsonObject> GetAsync(string path, CancellationToken cancellationToken) =>
        (await Http.GetFromJsonAsync<JsonObject>("/room/api/" + path, cancellationToken))!;

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Bot.Dispose();
        await _app.DisposeAsync();
    }
}
