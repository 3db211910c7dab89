using System.Globalization;
using CharterBot.BotFramework.SignIn;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CharterBot.Tab.SignIn;

/// <summary>
/// The Entra token that the Teams client brings for its reader: version 2.0, made for this bot, with the scope that the
/// manifest asks for. It opens the tab's own endpoints and nothing else.
/// </summary>
internal sealed class ReaderToken(Entra entra, IOptions<BotFrameworkOptions> bot, IOptions<TabOptions> tab)
    : IConfigureNamedOptions<JwtBearerOptions>
{
    public const string Scheme = "Tab";

    private const string Scope = "access_as_user";
    private const string NoKeys = "Tab.NoKeys";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeysPatience = TimeSpan.FromSeconds(5);

    public static AuthorizationPolicy Policy { get; } = new AuthorizationPolicyBuilder(Scheme)
        .RequireClaim(Reader.PersonClaim)
        .RequireClaim(Reader.TenantClaim)
        .RequireAssertion(context => context.User.FindAll("scp").Any(claim => claim.Value.Split(' ').Contains(Scope)))
        .Build();

    public void Configure(JwtBearerOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        if (name != Scheme)
            return;

        options.MetadataAddress = entra.Metadata.AbsoluteUri;
        options.RequireHttpsMetadata = !entra.IsLoopback;
        options.BackchannelTimeout = KeysPatience;
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.IncludeErrorDetails = false;
        options.TokenValidationParameters = Parameters();
        options.Events = new() { OnMessageReceived = ReceiveAsync, OnChallenge = Challenge };
    }

    private TokenValidationParameters Parameters() => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
        ValidAudiences = Audiences(),
        IssuerValidator = (issuer, token, _) => Issuer(issuer, (JsonWebToken)token),
    };

    private IEnumerable<string> Audiences()
    {
        var app = bot.Value.AppId!;
        yield return app;
        if (tab.Value.Domain is { } domain)
            yield return string.Create(CultureInfo.InvariantCulture, $"api://{domain}/botid-{app}");
    }

    private string Issuer(string issuer, JsonWebToken token) =>
        token.TryGetPayloadValue<string>(Reader.TenantClaim, out var tenant) && entra.Allows(tenant) &&
        token.TryGetPayloadValue<string>("ver", out var version) && version == "2.0" &&
        issuer == entra.IssuerOf(tenant)
            ? issuer
            : throw new SecurityTokenInvalidIssuerException("The tab does not serve this issuer or tenant.");

    /// <summary>
    /// A scheme that stands alone becomes the default of the whole host; this one stays with its own endpoints. As long
    /// as no keys were ever had, nobody can say whether a token is good.
    /// </summary>
    private static async Task ReceiveAsync(MessageReceivedContext context)
    {
        if (!TabHeaders.CoverApi(context.HttpContext))
        {
            context.NoResult();
            return;
        }

        try
        {
            if (context.Request.Headers.Authorization.Count > 0)
                await context.Options.ConfigurationManager!.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            context.HttpContext.Items[NoKeys] = true;
            context.Fail("The keys of Microsoft Entra cannot be had.");
        }
    }

    private static Task Challenge(JwtBearerChallengeContext context)
    {
        if (!context.HttpContext.Items.ContainsKey(NoKeys))
            return Task.CompletedTask;

        context.HandleResponse();
        return TabAnswer.ComeBack("Microsoft Entra cannot be reached to check who you are.")
            .ExecuteAsync(context.HttpContext);
    }
}
