using CharterBot.BotFramework.Messages;
using CharterBot.BotFramework.Tests.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>A bot with an identity in a cloud that the test plays.</summary>
internal sealed class TeamsHost : IAsyncDisposable
{
    private TeamsHost(Host host, KeyServer cloud) => (Host, Cloud) = (host, cloud);

    public Host Host { get; }

    public KeyServer Cloud { get; }

    public static async Task<TeamsHost> StartAsync(
        TakeActivity? take = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        Action<KeyServer>? cloud = null)
    {
        var server = await KeyServer.StartAsync();
        cloud?.Invoke(server);
        var all = new Dictionary<string, string?>(Identity)
        {
            ["BotFramework:MetadataAddress"] = server.Metadata.AbsoluteUri,
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;

        return new(await Host.StartAsync(take, anonymous: false, settings: all, services: services), server);
    }

    public static IReadOnlyDictionary<string, string?> Identity { get; } = new Dictionary<string, string?>
    {
        ["BotFramework:AppId"] = Knock.App,
        ["BotFramework:TenantId"] = Knock.Tenant,
        ["BotFramework:ClientSecret"] = "no secret at all",
    };

    public Knock NewKnock() => new(Host.Time.GetUtcNow());

    public Task<(int Status, string Body)> PostAsync(Knock knock) =>
        knock.Shown(knock.Token) is { } shown
            ? Host.PostAsync(knock.Body, ("Authorization", shown))
            : Host.PostAsync(knock.Body);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Cloud.DisposeAsync();
    }
}
