using CharterBot.BotFramework.SignIn;
using Microsoft.Extensions.Options;

namespace CharterBot.Hosting;

/// <summary>
/// The last thing of a start: says where the bot is to be found. A start without any channel fails instead.
/// </summary>
internal sealed partial class Greeting(
    IHostApplicationLifetime lifetime,
    IHostEnvironment environment,
    IConfiguration configuration,
    IOptions<BotFrameworkOptions> options,
    Microsoft.AspNetCore.Hosting.Server.IServer server,
    ILogger<Greeting> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() && !options.Value.HasIdentity)
        {
            throw new InvalidOperationException(
                "No channel is configured. Set BotFramework:AppId, BotFramework:TenantId and one of "
                + "BotFramework:ManagedIdentityClientId, BotFramework:CertificatePath and BotFramework:ClientSecret "
                + "for Microsoft Teams, or start with ASPNETCORE_ENVIRONMENT=Development for the local room.");
        }

        lifetime.ApplicationStarted.Register(Greet);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Greet()
    {
        var address = server.Features.Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()
            ?.Addresses.FirstOrDefault()
            ?.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        if (configuration.GetValue("Room:Enabled", environment.IsDevelopment()))
            RoomIsOpen(address);
        else
            Listens(address);
    }

    [LoggerMessage(LogLevel.Information, "The room is open: {Address}")]
    private partial void RoomIsOpen(string? address);

    [LoggerMessage(LogLevel.Information, "CharterBot listens on {Address}")]
    private partial void Listens(string? address);
}
