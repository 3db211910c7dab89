using CharterBot.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

/// <summary>
/// The real host on a real port, with its store in a file of its own and the platform replaced by a fake.
/// </summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;
    private readonly bool _ownsService;

    private BotHost(WebApplicationFactory<Program> factory, FakeBotService service, string database, bool ownsService)
    {
        _factory = factory;
        _ownsService = ownsService;
        Service = service;
        Database = database;
        Http = factory.CreateClient();
    }

    public FakeBotService Service { get; }

    public string Database { get; }

    public HttpClient Http { get; }

    public LogLines Log { get; private init; } = new();

    public IServiceProvider Services => _factory.Services;

    public static string NewDatabase() =>
        Path.Combine(Directory.CreateTempSubdirectory("charterbot-").FullName, "charterbot.db");

    public static async Task<BotHost> StartAsync(
        CancellationToken cancellationToken,
        string? database = null,
        FakeBotService? service = null,
        bool isPaced = false,
        TimeProvider? time = null,
        ICharterStore? store = null,
        LogLevel logged = LogLevel.Warning)
    {
        database ??= NewDatabase();
        var log = new LogLines(logged);
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Room:Enabled", "false");
            host.UseSetting("BotFramework:DangerouslyAllowAnonymous", "true");
            host.UseSetting("BotFramework:PaceSends", isPaced ? "true" : "false");
            host.UseSetting("Storage:Sqlite:Path", database);
            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log).SetMinimumLevel(logged));
            if (time is not null)
                host.ConfigureServices(services => services.AddSingleton(time));
            if (store is not null)
                host.ConfigureTestServices(services => services.AddSingleton(store));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return new(
            factory,
            service ?? await FakeBotService.StartAsync(cancellationToken, time),
            database,
            ownsService: service is null)
        {
            Log = log,
        };
    }

    public Talk Thread(string name) => new(Service, () => Http, name);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        if (_ownsService)
            await Service.DisposeAsync();
    }
}
