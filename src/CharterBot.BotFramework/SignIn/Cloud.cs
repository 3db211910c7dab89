using System.Collections.Immutable;

namespace CharterBot.BotFramework.SignIn;

/// <summary>
/// One of Microsoft's clouds: who signs what comes in, where tokens for what goes out are had, and the exact hosts that
/// take them. A cloud is known by the address of its Bot Framework metadata. GCC signs in with the public cloud.
/// </summary>
/// <param name="Issuer">The issuer of tokens that the Bot Framework sends, without a slash at the end.</param>
/// <param name="Metadata">Where the Bot Framework's OpenID metadata is.</param>
/// <param name="Login">Entra's address, without a tenant.</param>
/// <param name="Scope">What a token for the connector is asked for.</param>
/// <param name="ServiceHosts">The connector's hosts, each exactly.</param>
public sealed record Cloud(
    string Issuer, Uri Metadata, Uri Login, string Scope, ImmutableArray<string> ServiceHosts)
{
    public static readonly Cloud Public = new(
        "https://api.botframework.com",
        new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.com"),
        "https://api.botframework.com/.default",
        [
            "smba.trafficmanager.net",
            "smba.onyx.prod.teams.trafficmanager.net",
            "smba.infra.gcc.teams.microsoft.com",
        ]);

    /// <summary>GCC High and DoD.</summary>
    public static readonly Cloud UsGovernment = new(
        "https://api.botframework.us",
        new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        new("https://login.microsoftonline.us"),
        "https://api.botframework.us/.default",
        ["smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us"])
    {
        TokenExchange = "api://AzureADTokenExchangeUSGov",
    };

    /// <summary>Operated by 21Vianet.</summary>
    public static readonly Cloud China = new(
        "https://api.botframework.azure.cn",
        new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        new("https://login.partner.microsoftonline.cn"),
        "https://api.botframework.azure.cn/.default",
        ["frontend.botapi.msg.infra.teams.microsoftonline.cn"])
    {
        TokenExchange = "api://AzureADTokenExchangeChina",
    };

    private static readonly ImmutableArray<Cloud> All = [Public, UsGovernment, China];

    /// <summary>What a managed identity's token is asked for, so that Entra takes it for the word of the bot.</summary>
    public string TokenExchange { get; init; } = "api://AzureADTokenExchange";

    /// <summary>Played by a test on this machine; it gives no tokens.</summary>
    public bool IsLocal => Metadata.IsLoopback;

    /// <summary>The cloud whose metadata stands there; null when it is none of them.</summary>
    public static Cloud? At(Uri metadata) => All.FirstOrDefault(cloud => cloud.Metadata == metadata);

    /// <summary>The cloud that the settings choose. One on loopback is the public cloud behind another door.</summary>
    public static Cloud Of(BotFrameworkOptions options) =>
        At(options.MetadataAddress) ?? Public with { Metadata = options.MetadataAddress };
}
