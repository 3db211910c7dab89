using CharterBot.BotFramework.SignIn.Incoming;
using CharterBot.BotFramework.SignIn.Outgoing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.SignIn;

/// <summary>
/// Tries sign-in both ways once the bot has started, so that a wrong setting is known before the first team is let
/// down. What goes wrong is said by who tried it; a start never fails of it.
/// </summary>
internal sealed partial class SelfTest(
    IHostApplicationLifetime lifetime,
    IOptions<BotFrameworkOptions> options,
    Cloud cloud,
    SigningKeys keys,
    ConnectorTokens tokens,
    ILogger<SelfTest> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.HasIdentity)
            return;

        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);

        var incoming = IncomingWorksAsync(stoppingToken);
        var outgoing = OutgoingWorksAsync(stoppingToken);
        if (await incoming & await outgoing)
            AllIsWell(cloud.Issuer, options.Value.Credential);
    }

    private async Task<bool> IncomingWorksAsync(CancellationToken cancellationToken)
    {
        if (await keys.FetchAsync(cancellationToken) is not KeyFetch.Got(var found))
            return false;

        if (found.CountFor(TokenTerms.Channel) > 0)
            return true;

        NoKeyForTeams(found.Count, cloud.Metadata);
        return false;
    }

    private async Task<bool> OutgoingWorksAsync(CancellationToken cancellationToken) =>
        await tokens.CurrentAsync(cancellationToken) is TokenAnswer.Granted;

    [LoggerMessage(
        LogLevel.Information,
        "Microsoft Teams is on: the keys of {Issuer} are there, and Entra gives the bot a token by {Credential}")]
    private partial void AllIsWell(string issuer, CredentialKind credential);

    [LoggerMessage(
        LogLevel.Warning,
        "None of the {Count} keys of {Metadata} is endorsed for Teams: every delivery of Teams will be turned away")]
    private partial void NoKeyForTeams(int count, Uri metadata);
}
