using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>Tells the Bot Framework's tokens for one bot from all others.</summary>
internal sealed class IncomingTokens(
    Cloud cloud, IOptions<BotFrameworkOptions> options, SigningKeys keys, TimeProvider time)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>As Entra writes it; letters of an id may have another case in the settings.</summary>
    private readonly string? _appId = options.Value.AppId?.ToLowerInvariant();

    private readonly JsonWebTokenHandler _library = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = ClaimedToken.Longest,
    };

    public async Task<TokenReading> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_appId))
            return new TokenReading.Refused("a token, but no BotFramework:AppId");

        var claimed = ClaimedToken.Read(token);
        if (claimed.Fault is { } fault)
            return Refused(fault, claimed);

        // Another's token, such as Entra's, must not make anybody look for its key.
        if (claimed.Issuer != cloud.Issuer)
            return Refused("issuer", claimed);

        return await keys.FindAsync(claimed.KeyId!, cancellationToken) switch
        {
            KeyLookup.Found(var key) => await CheckAsync(token, claimed, key),
            KeyLookup.Unknown => Refused("unknown key", claimed),
            KeyLookup.NoKeys(var retryAfter) => new TokenReading.Undecided(retryAfter),
            _ => throw new UnreachableException("A key is found, unknown, or there are none"),
        };
    }

    private async Task<TokenReading> CheckAsync(string token, ClaimedToken claimed, SigningKey key)
    {
        var result = await _library.ValidateTokenAsync(token, DemandsOn(key.Key));
        return result.IsValid
            ? new TokenReading.Genuine(claimed.ServiceUrl!, key.Endorsements)
            : Refused(Reason(result.Exception), claimed);
    }

    private TokenValidationParameters DemandsOn(SecurityKey key) => new()
    {
        ValidIssuer = cloud.Issuer,
        ValidAudience = _appId,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        IssuerSigningKey = key,
        ValidateIssuerSigningKey = true,
        TryAllIssuerSigningKeys = false,
        LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        LogValidationExceptions = false,
    };

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from <= now + Skew && until > now - Skew;
    }

    private static string Reason(Exception exception) => exception switch
    {
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidLifetimeException => "not valid now",
        SecurityTokenInvalidSignatureException => "signature",
        _ => exception.GetType().Name,
    };

    private static TokenReading.Refused Refused(string reason, ClaimedToken claimed) =>
        new($"{reason} ({claimed.Origin})");
}
