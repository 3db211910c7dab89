using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Tab;

/// <summary>Microsoft's side on one real port: Entra's keys, and a connector that knows who is where.</summary>
internal sealed class FakeCloud : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<(string Conversation, string Person), byte> _members = new();
    private readonly ConcurrentQueue<string> _lookups = new();
    private long _lastId = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    private FakeCloud(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/";

    /// <summary>Null: Entra is not to be reached.</summary>
    public JsonObject? Keys { get; set; } = ReaderTokens.PublicKeys;

    /// <summary>What the connector answers instead of a member; null: the truth.</summary>
    public int? LookupFault { get; set; }

    /// <summary>Every question for a member that was asked, by its path.</summary>
    public IReadOnlyCollection<string> Lookups => _lookups;

    public static async Task<FakeCloud> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var cloud = new FakeCloud(app);
        app.MapGet("/{tenant}/v2.0/.well-known/openid-configuration", cloud.Metadata);
        app.MapGet("/keys", () => Results.Json(cloud.Keys));
        app.MapGet("/v3/conversations/{conversation}/members/{person}", cloud.Member);
        app.MapMethods("/v3/conversations/{conversation}/activities/{id?}", ["POST", "PUT"], cloud.Posted);
        await app.StartAsync(cancellationToken);
        return cloud;
    }

    public void Join(string conversation, params ReadOnlySpan<string> people)
    {
        foreach (var person in people)
            _members[(conversation, person)] = 0;
    }

    public void Leave(string conversation, string person) => _members.TryRemove((conversation, person), out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Metadata(string tenant) => Keys is null
        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : Results.Json(new JsonObject
        {
            ["issuer"] = ReaderTokens.IssuerOf(tenant),
            ["jwks_uri"] = Address + "keys",
        });

    private IResult Member(string conversation, string person)
    {
        _lookups.Enqueue($"{conversation} {person}");
        if (LookupFault is { } status)
            return Results.StatusCode(status);

        return _members.ContainsKey((conversation, person))
            ? Results.Json(new JsonObject { ["id"] = "29:" + person, ["aadObjectId"] = person, ["name"] = "Somebody" })
            : Results.Json(
                new JsonObject { ["error"] = new JsonObject { ["code"] = "MemberNotFoundInConversation" } },
                statusCode: StatusCodes.Status404NotFound);
    }

    private IResult Posted(string? id) => Results.Json(
        new JsonObject { ["id"] = id ?? Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture) },
        statusCode: StatusCodes.Status201Created);
}
