using System.Net;
using System.Net.Http.Headers;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Outgoing;
using Microsoft.Extensions.Logging;

namespace CharterBot.BotFramework.Connector;

/// <summary>
/// The one place where a token is attached, and so the last to look where the request goes: to a host of the cloud with
/// a token, to this machine in Development without one, nowhere else. Who calls has looked too; this one trusts nobody.
/// </summary>
internal sealed partial class ConnectorTokenHandler(
    Cloud cloud, bool allowLoopback, ConnectorTokens tokens, ILogger<ConnectorTokenHandler> logger) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = null;
        if (allowLoopback && request.RequestUri is { } local && ServiceAddresses.IsLoopback(local))
            return await base.SendAsync(request, cancellationToken);

        if (request.RequestUri is not { } address || !ServiceAddresses.TakesToken(address, cloud))
            throw new UnsentException(new SendOutcome.Refused(0, "ServiceAddressNotTrusted"));

        if (await tokens.CurrentAsync(cancellationToken) is not TokenAnswer.Granted token)
            throw new UnsentException(new SendOutcome.NotSent("NoToken", ConnectorTokens.AfterDenial));

        var response = await SendAsync(request, token, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized &&
            await tokens.InsteadOfAsync(token, cancellationToken) is { } another)
        {
            // Who was refused has said nothing yet: this is the only request that is ever repeated down here.
            response.Dispose();
            response = await SendAsync(request, another, cancellationToken);
        }

        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;

        response.Dispose();
        TokenRefused(address.Host);
        throw new UnsentException(new SendOutcome.NotSent("TokenRefused", ConnectorTokens.BetweenReplacements));
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("There is one way out, and it is asynchronous");

    private Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, TokenAnswer.Granted token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return base.SendAsync(request, cancellationToken);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Host} refuses the bot's token: is BotFramework:AppId the one of the Azure Bot, and its Teams channel on?")]
    private partial void TokenRefused(string host);
}
