using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CharterBot.Load;

/// <summary>The platform's side: takes what the bot posts and updates, and tells when it came.</summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    public const int MostSeats = 1000;

    private const string ThreadMark = ";messageid=";

    private readonly WebApplication _app;
    private readonly ThreadWatch[] _seats = new ThreadWatch[MostSeats];
    private readonly ConcurrentDictionary<long, ConcurrentDictionary<string, string>> _shown = [];
    private long _lastId = 1_800_000_000_000;

    private FakeConnector()
    {
        for (var i = 0; i < MostSeats; i++)
            _seats[i] = new ThreadWatch();

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string ServiceUrl => _app.Urls.First() + "/";

    public static async Task<FakeConnector> StartAsync(CancellationToken cancellationToken)
    {
        FakeConnector connector = new();
        await connector._app.StartAsync(cancellationToken);
        return connector;
    }

    public ThreadWatch Seat(int seat) => _seats[seat];

    /// <summary>Threads end in their seat, so that a call finds its watch without a table.</summary>
    public static long Thread(long number, int seat) => (number * MostSeats) + seat;

    /// <summary>From now on keeps what each message of this thread shows.</summary>
    public void Keep(long thread) => _shown[thread] = [];

    public string[] TakeShown(long thread) => _shown.TryRemove(thread, out var messages) ? [.. messages.Values] : [];

    public string[] Shown(long thread) => _shown.TryGetValue(thread, out var messages) ? [.. messages.Values] : [];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var at = Stopwatch.GetTimestamp();
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var isPost = HttpMethods.IsPost(request.Method);
        var id = isPost
            ? Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture)
            : path[(path.LastIndexOf('/') + 1)..];

        if ((isPost || HttpMethods.IsPut(request.Method)) && ThreadOf(path) is { } thread)
        {
            var body = await WholeAsync(request, context.RequestAborted);
            if (_shown.TryGetValue(thread, out var messages))
                messages[id] = Encoding.UTF8.GetString(body);
            _seats[thread % MostSeats].Arrived(thread, isPost, body, at);
        }

        context.Response.StatusCode = isPost ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            HttpMethods.IsGet(request.Method) ? """{"members":[]}""" : $$"""{"id":"{{id}}"}""");
    }

    private static async Task<byte[]> WholeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is { } length)
        {
            var body = new byte[length];
            await request.Body.ReadExactlyAsync(body, cancellationToken);
            return body;
        }

        using MemoryStream chunks = new();
        await request.Body.CopyToAsync(chunks, cancellationToken);
        return chunks.ToArray();
    }

    private static long? ThreadOf(string path)
    {
        var mark = path.IndexOf(ThreadMark, StringComparison.Ordinal);
        if (mark < 0)
            return null;

        var digits = path.AsSpan(mark + ThreadMark.Length);
        if (digits.IndexOf('/') is >= 0 and var end)
            digits = digits[..end];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var thread) ? thread : null;
    }
}
