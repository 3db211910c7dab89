using System.Collections.Concurrent;
using System.Text;
using CharterBot.BotFramework.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Tests.Connector;

/// <summary>A Bot Connector on loopback that answers what the test says and remembers what it was asked.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeConnector(WebApplication app) => _app = app;

    public ConcurrentQueue<Asked> Requests { get; } = [];

    public ConversationReference Somewhere => new(
        _app.Urls.First() + "/_connector", "19:demo@thread.tacv2;messageid=1");

    public static async Task<FakeConnector> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new FakeConnector(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            var body = await reader.ReadToEndAsync(http.RequestAborted);
            connector.Requests.Enqueue(new Asked(
                http.Request.Method, path, http.Request.ContentType, body, http.Request.Headers.Authorization));
            await answer(http);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return connector;
    }

    public static Task<FakeConnector> StartAsync(int status, string body = "", string? retryAfter = null) =>
        StartAsync(async http =>
        {
            http.Response.StatusCode = status;
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;

            await http.Response.WriteAsync(body, http.RequestAborted);
        });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public sealed record Asked(
        string Method, string Path, string? ContentType, string Body, string? Authorization = null);
}
