using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CharterBot.BotFramework.Tests.Messages;

/// <summary>
/// The real door on a real listener; only the bot behind it is the test's, and where a caller seems to be.
/// </summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Host(WebApplication app, FakeTimeProvider time, Listener listener) =>
        (_app, Time, Log, Facts) = (app, time, listener.Warnings, listener.Facts);

    public HttpClient Http { get; } = new();

    public IServiceProvider Services => _app.Services;

    public FakeTimeProvider Time { get; }

    public IPAddress? SeenFrom { get; set; } = IPAddress.Loopback;

    /// <summary>Warnings and worse.</summary>
    public ConcurrentQueue<string> Log { get; }

    /// <summary>What the bot itself only mentions.</summary>
    public ConcurrentQueue<string> Facts { get; }

    public TaskCompletionSource CallerCame { get; } = new();

    public TaskCompletionSource CallerLeft { get; } = new();

    public static async Task<Host> StartAsync(
        TakeActivity? take = null,
        bool anonymous = true,
        string environment = "Development",
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var listener = new Listener();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["BotFramework:DangerouslyAllowAnonymous"] = anonymous.ToString();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(_ => listener);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(take ?? ((_, _) => Task.FromResult<TurnAnswer>(new TurnAnswer.Accepted())));
        services?.Invoke(builder.Services);
        builder.Services.AddBotFramework(builder.Configuration, builder.Environment);
        var app = builder.Build();
        var host = new Host(app, time, listener);
        app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = host.SeenFrom;
            http.RequestAborted.Register(() => host.CallerLeft.TrySetResult());
            var taken = next(http);
            host.CallerCame.TrySetResult();
            return taken;
        });
        app.MapMessages("/api/messages");
        await app.StartAsync(TestContext.Current.CancellationToken);
        host.Http.BaseAddress = new Uri(app.Urls.First());
        return host;
    }

    public async Task<(int Status, string Body)> PostAsync(byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, answer);
    }

    public string Signed(byte[] body) =>
        DeliverySignature.Sign(_app.Services.GetRequiredService<RoomSecret>().Bytes, body, Time.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Listener : ILoggerProvider
    {
        public ConcurrentQueue<string> Warnings { get; } = [];

        public ConcurrentQueue<string> Facts { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Ear(this, LowestOf(categoryName));

        public void Dispose() { }

        private static LogLevel LowestOf(string category) =>
            category.StartsWith("CharterBot.", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning;
    }

    private sealed class Ear(Listener listener, LogLevel lowest) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            var lines = logLevel < LogLevel.Warning ? listener.Facts : listener.Warnings;
            if (IsEnabled(logLevel))
                lines.Enqueue($"{formatter(state, exception)} {exception}");
        }
    }
}
