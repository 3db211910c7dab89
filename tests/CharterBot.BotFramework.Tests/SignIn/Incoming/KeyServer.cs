using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>The cloud's OpenID endpoint on loopback. A test changes what it says; it counts who asks.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _fetches;

    private KeyServer(WebApplication app) => _app = app;

    public JsonArray Keys { get; set; } = TestKeys.Published;

    /// <summary>Takes over when set, for both documents.</summary>
    public Func<HttpContext, Task>? Trouble { get; set; }

    public string? JwksUri { get; set; }

    public int Fetches => Volatile.Read(ref _fetches);

    public Uri Metadata => new(_app.Urls.First() + "/v1/.well-known/openidconfiguration");

    public static async Task<KeyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new KeyServer(app);
        app.MapGet("/v1/.well-known/openidconfiguration", server.AnswerMetadataAsync);
        app.MapGet("/v1/.well-known/keys", server.AnswerKeysAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerMetadataAsync(HttpContext http)
    {
        Interlocked.Increment(ref _fetches);
        return Trouble?.Invoke(http) ?? http.Response.WriteAsync(
            new JsonObject
            {
                ["issuer"] = "https://api.botframework.com",
                ["authorization_endpoint"] = "https://invalid.botframework.com",
                ["jwks_uri"] = JwksUri ?? _app.Urls.First() + "/v1/.well-known/keys",
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            }.ToJsonString(),
            http.RequestAborted);
    }

    private Task AnswerKeysAsync(HttpContext http) => Trouble?.Invoke(http) ?? http.Response.WriteAsync(
        new JsonObject { ["keys"] = Keys.DeepClone() }.ToJsonString(), http.RequestAborted);
}
