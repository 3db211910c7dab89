using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// A Bot Connector of our own on a real port: it keeps what threads show, refuses what the platform refuses, counts
/// everything, and fails when it is told to.
/// </summary>
internal sealed class FakeBotService : IAsyncDisposable
{
    private const string Root = ";messageid=";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, ShownThread> _threads = new();
    private readonly TimeProvider _clock;
    private long _lastId;

    private FakeBotService(WebApplication app, TimeProvider clock) => (_app, _clock) = (app, clock);

    /// <summary>Asked before every call: what shall go wrong with it. Null: nothing.</summary>
    public Func<SendCall, Fault?> Faults { get; set; } = _ => null;

    /// <summary>What it takes in a second, in half a minute…; null: as much as comes.</summary>
    public EnforcedLimits? Limits { get; set; }

    /// <summary>UTF-16 units of a whole activity.</summary>
    public int MostUnits { get; set; } = 28_000;

    /// <summary>Changes find a message by its channel's id alone.</summary>
    public bool ChangesWantBareId { get; set; }

    public CallCounts Calls { get; } = new();

    /// <summary>Who is found by which id; everybody else is not there.</summary>
    public ConcurrentDictionary<string, JsonObject> Members { get; } = new();

    public string Address => _app.Urls.First() + "/";

    public static async Task<FakeBotService> StartAsync(CancellationToken cancellationToken, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new FakeBotService(app, clock ?? TimeProvider.System);
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

    private Task PostAsync(string conversation, HttpContext http) => CallAsync(http, conversation, null, body =>
    {
        var messages = PostedShape.Messages(body!);
        var ids = messages.Select(message =>
        {
            var id = NextId();
            Thread(conversation).Add(id, message);
            return id;
        }).ToList();
        return ids is [var only]
            ? Results.Json(new JsonObject { ["id"] = only }, statusCode: 201)
            : Results.StatusCode(202);
    });

    private Task PutAsync(string conversation, string id, HttpContext http) => CallAsync(http, conversation, id, body =>
        Holding(conversation).Any(thread => thread.Update(id, body!))
            ? Results.Json(new JsonObject { ["id"] = id })
            : Missing(conversation));

    private Task DeleteAsync(string conversation, string id, HttpContext http) => CallAsync(http, conversation, id, _ =>
        Holding(conversation).Any(thread => thread.Remove(id)) ? Results.Ok() : Missing(conversation));

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

        return Members.TryGetValue(id, out var member)
            ? Results.Json(member)
            : Error(404, "MemberNotFoundInConversation");
    }

    /// <summary>Milliseconds by the platform's clock, and never the same twice.</summary>
    private string NextId()
    {
        long last, next;
        do
        {
            last = Volatile.Read(ref _lastId);
            next = Math.Max(last + 1, _clock.GetUtcNow().ToUnixTimeMilliseconds());
        }
        while (Interlocked.CompareExchange(ref _lastId, next, last) != last);

        return next.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The threads in which a change by this id looks: a channel's bare id means all of its threads.</summary>
    private IEnumerable<ShownThread> Holding(string conversation) =>
        conversation.Contains(Root, StringComparison.Ordinal)
            ? ChangesWantBareId ? [] : [Thread(conversation)]
            : _threads.Where(thread => thread.Key.Split(';')[0] == conversation).Select(thread => thread.Value);

    private IResult Missing(string conversation) =>
        ChangesWantBareId && conversation.Contains(Root, StringComparison.Ordinal)
            ? Error(404, "ConversationNotFound")
            : Error(404, "ActivityNotFoundInConversation");

    private async Task CallAsync(HttpContext http, string conversation, string? id, Func<JsonNode?, IResult> apply)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var activity = body.Length == 0 ? null : JsonNode.Parse(body);
        var fault = Faults(new SendCall(http.Request.Method, conversation, id, activity));
        if (fault is Fault.Late late)
            await Task.Delay(late.By, _clock, http.RequestAborted);

        var answer = fault switch
        {
            Fault.Status { IsApplied: false } or Fault.BrokenOff { IsApplied: false } => null,
            _ => Refusal(http, conversation, activity, body.Length) ?? apply(activity),
        };
        await AnswerAsync(http, fault, answer);
        Calls.Add(http.Request.Method, fault is Fault.BrokenOff ? 0 : http.Response.StatusCode);
    }

    private IResult? Refusal(HttpContext http, string conversation, JsonNode? activity, int units)
    {
        if (!IsWellEscaped(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
            return Error(400, "BadSyntax");
        if (Limits?.Refuse(conversation) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Error(429, "Throttled");
        }

        if (units > MostUnits)
            return Error(413, "MessageSizeTooBig");
        return activity is not null && PostedShape.Fault(activity) is not null ? Error(400, "BadArgument") : null;
    }

    /// <summary>Every id is one segment of the path, the semicolon and the at sign escaped as well.</summary>
    private static bool IsWellEscaped(string target) =>
        target.Split('/') is ["", "v3", "conversations", var conversation, "activities" or "members", .. var rest] &&
        rest.Length <= 1 &&
        rest.Append(conversation).All(part => Uri.EscapeDataString(Uri.UnescapeDataString(part)) == part);

    private static async Task AnswerAsync(HttpContext http, Fault? fault, IResult? answer)
    {
        switch (fault)
        {
            case Fault.BrokenOff:
                http.Abort();
                break;
            case Fault.Status status:
                if (status.RetryAfter is { } seconds)
                    http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                else if (status.RetryOn is { } date)
                    http.Response.Headers.RetryAfter = date.ToString("R", CultureInfo.InvariantCulture);
                var body = status.Error is { } code ? Error(status.Code, code) : Results.StatusCode(status.Code);
                await body.ExecuteAsync(http);
                break;
            case Fault.Mute mute:
                await Results.Text(mute.Body, statusCode: mute.Code).ExecuteAsync(http);
                break;
            default:
                await answer!.ExecuteAsync(http);
                break;
        }
    }

    private static IResult Error(int status, string code) => Results.Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "As the platform says." } },
        statusCode: status);
}
