using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Conversations;

/// <summary>The real host with the platform replaced by a fake, and a part of its own by another.</summary>
internal sealed class ChangedHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private ChangedHost(WebApplicationFactory<Program> factory) => (_factory, Http) = (factory, factory.CreateClient());

    public HttpClient Http { get; }

    public IHostApplicationLifetime Lifetime => _factory.Services.GetRequiredService<IHostApplicationLifetime>();

    public static ChangedHost Start(
        Action<IServiceCollection> change, bool isPaced = false, params (string Key, string Value)[] settings)
    {
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Room:Enabled", "false");
            host.UseSetting("BotFramework:DangerouslyAllowAnonymous", "true");
            host.UseSetting("BotFramework:PaceSends", isPaced ? "true" : "false");
            host.UseSetting("Storage:Sqlite:Path", BotHost.NewDatabase());
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.ConfigureTestServices(change);
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return new(factory);
    }

    public Talk Thread(FakeBotService service, string name) => new(service, () => Http, name);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
    }
}
