using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace CharterBot.Faults.Storage;

/// <summary>
/// Stands in front of the tables and spoils a share of the calls. Signatures survive it: the host is handed on as the
/// client wrote it.
/// </summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan Lateness = TimeSpan.FromSeconds(2.5);
    private static readonly string[] OfConnection = ["Connection", "Keep-Alive", "Transfer-Encoding"];

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _tables = new(new SocketsHttpHandler { UseCookies = false });
    private readonly int _port;
    private readonly Chance _chance;
    private long _calls;
    private long _spoilt;

    private FaultProxy(int port, Chance chance)
    {
        (_port, _chance) = (port, chance);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public int Port => new Uri(_app.Urls.First()).Port;

    /// <summary>The share of calls that are spoilt, 0 to 1.</summary>
    public double Rate { get; set; }

    /// <summary>Added to every call, as a network would.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Nothing goes through.</summary>
    public bool IsOut { get; set; }

    public long Calls => Interlocked.Read(ref _calls);

    public long Spoilt => Interlocked.Read(ref _spoilt);

    public static async Task<FaultProxy> StartAsync(int port, Chance chance, CancellationToken cancellationToken)
    {
        FaultProxy proxy = new(port, chance);
        await proxy._app.StartAsync(cancellationToken);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _tables.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        using var request = await RequestAsync(http);
        var fault = Next();
        Interlocked.Increment(ref _calls);
        if (fault is not StoreFault.None)
            Interlocked.Increment(ref _spoilt);
        if (Latency > TimeSpan.Zero)
            await Task.Delay(Latency);
        if (fault is StoreFault.Late)
            await Task.Delay(Lateness);

        if (fault is StoreFault.UnavailableBefore)
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (fault is StoreFault.ResetBefore)
            http.Abort();
        else
            await HandOnAsync(http, request, fault);
    }

    /// <summary>What arrived is done whether or not its sender still listens: networks are like that.</summary>
    private async Task HandOnAsync(HttpContext http, HttpRequestMessage request, StoreFault fault)
    {
        using var answer = await _tables.SendAsync(request, CancellationToken.None);
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        switch (fault)
        {
            case StoreFault.ResetAfter:
                http.Abort();
                break;
            case StoreFault.ErrorAfter:
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case StoreFault.Late when http.RequestAborted.IsCancellationRequested:
                break;
            default:
                http.Response.StatusCode = (int)answer.StatusCode;
                foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
                {
                    if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                        http.Response.Headers[name] = values.ToArray();
                }

                await http.Response.Body.WriteAsync(body, CancellationToken.None);
                break;
        }
    }

    /// <summary>Byte for byte as it came: the path is part of what is signed.</summary>
    private async Task<HttpRequestMessage> RequestAsync(HttpContext http)
    {
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        UriCreationOptions asItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };
        Uri address = new($"http://127.0.0.1:{_port}{target}", asItIs);
        HttpRequestMessage request = new(new HttpMethod(http.Request.Method), address);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in http.Request.Headers)
        {
            if (!OfConnection.Contains(name, StringComparer.OrdinalIgnoreCase) &&
                !request.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return request;
    }

    private StoreFault Next()
    {
        if (IsOut)
            return _chance.Falls(0.5) ? StoreFault.UnavailableBefore : StoreFault.ResetBefore;
        return _chance.Falls(Rate) ? (StoreFault)(1 + _chance.Below(5)) : StoreFault.None;
    }
}
