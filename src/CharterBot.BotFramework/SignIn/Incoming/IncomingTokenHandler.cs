using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>
/// The Bot Framework's tokens as an authentication scheme. Its principal has two kinds of claims and no others: the
/// service's address and the channels that the signing key is endorsed for. It logs nothing: the door keeper does.
/// </summary>
internal sealed class IncomingTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, Lazy<IncomingTokens> tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, UrlEncoder.Default)
{
    public const string SchemeName = "BotFramework";
    public const string ServiceUrl = "serviceurl";
    public const string Endorsement = "endorsement";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } value] ||
            !value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.Value.ReadAsync(value[Bearer.Length..], Context.RequestAborted) switch
        {
            TokenReading.Genuine genuine => AuthenticateResult.Success(new(PrincipalOf(genuine), SchemeName)),
            TokenReading.Refused(var reason) => AuthenticateResult.Fail(reason),
            TokenReading.Undecided(var retryAfter) => AuthenticateResult.Fail(new NoKeysException(retryAfter)),
            _ => throw new UnreachableException("A token is genuine, refused or undecided"),
        };
    }

    private static ClaimsPrincipal PrincipalOf(TokenReading.Genuine genuine) => new(new ClaimsIdentity(
        [
            new(ServiceUrl, genuine.ServiceUrl),
            .. genuine.Endorsements.Select(channel => new Claim(Endorsement, channel)),
        ],
        SchemeName));
}
