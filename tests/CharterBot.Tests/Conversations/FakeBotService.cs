using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

/// <summary>A Bot Connector of our own on a real port: it keeps what threads show, and fails when it is told to.</summary>
internal sealed class FakeBotService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ShownThread> _threads = new();
    private long _lastId = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private FakeBotService(WebApplication app) => _app = app;

    /// <summary>Asked before every call: what shall go wrong with it. Null: nothing.</summary>
    public Func<SendCall, Fault?> Faults { get; set; } = _ => null;

    /// <summary>Who is found by which id; everybody else is not there.</summary>
    public ConcurrentDictionary<string, JsonObject> Members { get; } = new();

    public string Address => _app.Urls.First() + "/";

    public static async Task<FakeBotService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeBotService(app);
        app.MapPost("/v3/conversations/{conversation}/activities", service.PostAsync);
        app.MapPost("/v3/conversations/{conversation}/activities/{id}", service.PostAsync);
        app.MapPut("/v3/conversations/{conversation}/activities/{id}", service.PutAsync);
        app.MapDelete("/v3/conversations/{conversation}/activities/{id}", service.DeleteAsync);
        app.MapGet("/v3/conversations/{conversation}/members/{id}", service.MemberAsync);
        await app.StartAsync(cancellationToken);
        return service;
    }

    public ShownThread Thread(string conversation) => _threads.GetOrAdd(conversation, _ => new());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task<IResult> PostAsync(string conversation, HttpContext http) => CallAsync(http, conversation, null, body =>
    {
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        Thread(conversation).Add(id, body!);
        return Results.Json(new JsonObject { ["id"] = id }, statusCode: 201);
    });

    private Task<IResult> PutAsync(string conversation, string id, HttpContext http) =>
        CallAsync(http, conversation, id, body => Thread(conversation).Update(id, body!)
            ? Results.Json(new JsonObject { ["id"] = id })
            : Gone());

    private Task<IResult> DeleteAsync(string conversation, string id, HttpContext http) =>
        CallAsync(http, conversation, id, _ => Thread(conversation).Remove(id) ? Results.Ok() : Gone());

    private async Task<IResult> MemberAsync(string conversation, string id, HttpContext http)
    {
        switch (Faults(new SendCall(http.Request.Method, conversation, id, null)))
        {
            case Fault.Status fault:
                return Results.StatusCode(fault.Code);
            case Fault.Silence:
                await Task.Delay(Timeout.Infinite, http.RequestAborted);
                break;
        }

        return Members.TryGetValue(id, out var member) ? Results.Json(member) : Gone("MemberNotFoundInConversation");
    }

    private static IResult Gone(string code = "ActivityNotFoundInConversation") =>
        Results.Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code } }, statusCode: 404);

    private async Task<IResult> CallAsync(
        HttpContext http, string conversation, string? id, Func<JsonNode?, IResult> apply)
    {
        var body = http.Request.ContentLength > 0
            ? await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted)
            : null;
        switch (Faults(new SendCall(http.Request.Method, conversation, id, body)))
        {
            case Fault.Status { IsApplied: false } fault:
                return Answer(http, fault);
            case Fault.Status fault:
                apply(body);
                return Answer(http, fault);
            case Fault.BrokenOff fault:
                if (fault.IsApplied)
                    apply(body);
                http.Abort();
                return Results.Empty;
            default:
                return apply(body);
        }
    }

    private static IResult Answer(HttpContext http, Fault.Status fault)
    {
        if (fault.RetryAfter is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(fault.Code);
    }
}
