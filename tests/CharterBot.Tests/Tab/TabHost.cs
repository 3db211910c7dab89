using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CharterBot.Storage;
using CharterBot.Tests.Conversations;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CharterBot.Tests.Tab;

/// <summary>The real host with its tab on a real port, and Microsoft's side replaced by a fake.</summary>
internal sealed class TabHost : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _factory;

    private TabHost(WebApplicationFactory<Program> factory, FakeCloud cloud)
    {
        _factory = factory;
        Cloud = cloud;
        Http = factory.CreateClient();
    }

    public FakeCloud Cloud { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _factory.Services;

    public static async Task<TabHost> StartAsync(
        CancellationToken cancellationToken,
        TimeProvider? time = null,
        Func<ICharterStore, ICharterStore>? store = null,
        params (string Key, string Value)[] settings)
    {
        var cloud = await FakeCloud.StartAsync(cancellationToken);
        var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(Environments.Development);
            host.UseSetting("urls", "http://127.0.0.1:0");
            host.UseSetting("Room:Enabled", "false");
            host.UseSetting("BotFramework:AppId", ReaderTokens.App);
            host.UseSetting("BotFramework:TenantId", ReaderTokens.Tenant);
            host.UseSetting("BotFramework:ClientSecret", "never shown to anybody");
            host.UseSetting("BotFramework:MetadataAddress", cloud.Address + "v1/.well-known/openidconfiguration");
            host.UseSetting("BotFramework:PaceSends", "false");
            host.UseSetting("Storage:Sqlite:Path", BotHost.NewDatabase());
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.ConfigureTestServices(services => Replace(services, time, store));
        });
        factory.UseKestrel(0);
        factory.StartServer();
        return new(factory, cloud);
    }

    /// <summary>A channel's thread, in which a team says what the test lets it say.</summary>
    public TabThread Thread(string root, string channel = TabThread.Channel, string tenant = ReaderTokens.Tenant) =>
        new(this, tenant, channel, root);

    public Task<TabAnswered> ListAsync(string? token, string channel = TabThread.Channel) =>
        GetAsync($"tab/api/charters?channel={Uri.EscapeDataString(channel)}", token);

    public Task<TabAnswered> ShowAsync(
        string? token, string thread, string channel = TabThread.Channel, string? version = null, string? tag = null) =>
        GetAsync(
            $"tab/api/charter?channel={Uri.EscapeDataString(channel)}&thread={Uri.EscapeDataString(thread)}" +
            (version is null ? "" : $"&version={version}"),
            token,
            tag);

    public async Task<TabAnswered> GetAsync(string path, string? token, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new(
            response.StatusCode,
            isJson ? JsonNode.Parse(body) : null,
            response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                .ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _factory.DisposeAsync();
        await Cloud.DisposeAsync();
    }

    private static void Replace(
        IServiceCollection services, TimeProvider? time, Func<ICharterStore, ICharterStore>? store)
    {
        if (time is not null)
            services.AddSingleton(time);
        if (store is null)
            return;

        var real = services.Last(service => service.ServiceType == typeof(ICharterStore));
        services.AddSingleton(provider => store((ICharterStore)(
            real.ImplementationFactory?.Invoke(provider) ??
            ActivatorUtilities.CreateInstance(provider, real.ImplementationType!))));
    }
}

internal sealed record TabAnswered(HttpStatusCode Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers);
