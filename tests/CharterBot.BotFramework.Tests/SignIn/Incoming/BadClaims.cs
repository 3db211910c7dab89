using System.Globalization;
using System.Text.Json.Nodes;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>Tokens that are truly signed, but not for this delivery.</summary>
internal static class BadClaims
{
    private const string Other = "99999999-9999-4999-8999-999999999999";

    public static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> All =>
        [.. Claims(), .. Lifetimes(), .. Bindings(), .. Addresses()];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Claims() =>
    [
        .. new[]
        {
            "https://evil.example", "https://api.botframework.com/", "http://api.botframework.com",
            "https://API.botframework.com", "https://api.botframework.us", "",
            "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
            $"https://sts.windows.net/{Knock.Tenant}/", $"https://login.microsoftonline.com/{Knock.Tenant}/v2.0",
        }.Select(issuer => ($"issuer '{issuer}'", 401, (Action<Knock>)(k => k.Claims["iss"] = issuer))),
        ("no issuer", 401, k => k.Claims.Remove("iss")),
        ("issuer null", 401, k => k.Claims["iss"] = null),
        ("a list of issuers", 401, k => k.Claims["iss"] = new JsonArray("https://api.botframework.com")),
        .. new[]
        {
            Other, "", "https://api.botframework.com", Knock.App[..^1], Knock.App + "0", Knock.App + "/",
            $"api://{Knock.App}", $"api://botid-{Knock.App}", $"28:{Knock.App}",
            Knock.App.Replace("-", "", StringComparison.Ordinal),
        }.Select(audience => ($"audience '{audience}'", 401, (Action<Knock>)(k => k.Claims["aud"] = audience))),
        ("no audience", 401, k => k.Claims.Remove("aud")),
        ("a list with our audience", 401, k => k.Claims["aud"] = new JsonArray(Knock.App)),
        ("a list with our audience and another", 401, k => k.Claims["aud"] = new JsonArray(Other, Knock.App)),
        ("aud twice", 401, k =>
            k.Claimed = json => json.Replace("{", $"{{\"aud\":\"{Other}\",", StringComparison.Ordinal)),
        ("iss twice", 401, k =>
            k.Claimed = json => json.Replace("{", "{\"iss\":\"https://evil.example\",", StringComparison.Ordinal)),
    ];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Lifetimes() =>
    [
        ("expired 6 minutes ago", 401, k => Lives(k, -60, -6)),
        ("good in 6 minutes", 401, k => Lives(k, 6, 60)),
        ("no exp", 401, k => k.Claims.Remove("exp")),
        ("exp in letters", 401, k =>
            k.Claims["exp"] = k.Now.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ("exp negative", 401, k => k.Claims["exp"] = -1),
        ("exp null", 401, k => k.Claims["exp"] = null),
        ("exp with a fraction", 401, k => k.Claims["exp"] = k.Now.AddHours(1).ToUnixTimeSeconds() + 0.5),
        ("exp in the year 9999", 401, k => k.Claims["exp"] = 253_402_300_799),
        ("exp beyond all years", 401, k => k.Claims["exp"] = long.MaxValue),
        ("exp beyond all numbers", 401, k =>
            k.Claimed = json => json
                .Replace("\"exp\":", "\"exp\":9", StringComparison.Ordinal)
                .Replace("\"iss\"", "\"e\":1e999,\"iss\"", StringComparison.Ordinal)),
        ("exp before nbf", 401, k => Lives(k, 4, 3)),
        ("exp at nbf", 401, k => Lives(k, 0, 0)),
        ("good for 26 hours", 401, k => Lives(k, 0, 26 * 60)),
        ("no nbf", 401, k => k.Claims.Remove("nbf")),
        ("nbf in letters", 401, k => k.Claims["nbf"] = "0"),
        ("exp twice", 401, k => k.Claimed = json => json.Replace("{", "{\"exp\":1,", StringComparison.Ordinal)),
    ];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Bindings() =>
    [
        ("no serviceurl", 401, k => k.Claims.Remove("serviceurl")),
        ("serviceurl under the name of the activity's", 401, k =>
        {
            k.Claims.Remove("serviceurl");
            k.Claims["serviceUrl"] = "https://smba.trafficmanager.net/emea/";
        }),
        ("an empty serviceurl", 401, k => k.Claims["serviceurl"] = ""),
        ("a list of serviceurls", 401, k =>
            k.Claims["serviceurl"] = new JsonArray("https://smba.trafficmanager.net/emea/")),
        ("a token for another region", 401, k => k.Claims["serviceurl"] = "https://smba.trafficmanager.net/amer/"),
        ("a token for the start of the address", 401, k => k.Claims["serviceurl"] = "https://smba.trafficmanager.net/"),
        ("a token for an address with a query", 401, k =>
            k.Claims["serviceurl"] = "https://smba.trafficmanager.net/emea/?"),
        ("an activity for another address", 401, k => k.Activity["serviceUrl"] = "https://evil.trafficmanager.net/"),
        ("an event without an address", 401, k =>
        {
            k.Activity["type"] = "conversationUpdate";
            k.Activity.Remove("serviceUrl");
        }),
        ("a key that nobody endorsed", 403, k =>
            (k.Header["kid"], k.Sign) = ("unendorsed", Knock.Rs256(TestKeys.Unendorsed))),
        ("a key for other channels", 403, k => (k.Header["kid"], k.Sign) = ("slack", Knock.Rs256(TestKeys.Slack))),
        ("channel slack with a key for slack", 403, k =>
        {
            (k.Header["kid"], k.Sign) = ("slack", Knock.Rs256(TestKeys.Slack));
            k.Activity["channelId"] = "slack";
        }),
        .. new[] { "slack", "directline", "webchat", "emulator", "room", "MSTEAMS", "msteams " }.Select(channel =>
            ($"channel '{channel}'", 403, (Action<Knock>)(k => k.Activity["channelId"] = channel))),
        ("an event of no channel", 403, k =>
        {
            k.Activity["type"] = "conversationUpdate";
            k.Activity.Remove("channelId");
        }),
        ("another tenant", 403, k =>
            (k.Activity["conversation"]!["tenantId"], k.Activity["channelData"]!["tenant"]!["id"]) = (Other, Other)),
        ("another tenant in the conversation", 403, k => k.Activity["conversation"]!["tenantId"] = Other),
        ("another tenant in the channel's words", 403, k => k.Activity["channelData"]!["tenant"]!["id"] = Other),
        ("an empty tenant", 403, k => k.Activity["conversation"]!["tenantId"] = ""),
        ("no tenant", 403, k =>
        {
            k.Activity["conversation"]!.AsObject().Remove("tenantId");
            k.Activity["channelData"]!.AsObject().Remove("tenant");
        }),
        ("for another bot", 403, k => k.Activity["recipient"]!["id"] = "28:" + Other),
        ("for a person", 403, k => k.Activity["recipient"]!["id"] = "29:" + Knock.App),
        ("for nobody", 403, k => k.Activity.Remove("recipient")),
    ];

    /// <summary>A token that says so itself does not make an address one that the bot speaks to.</summary>
    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Addresses() =>
        new[]
        {
            "https://evil.trafficmanager.net/emea/", "http://smba.trafficmanager.net/emea/",
            "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net.evil.example/",
            "https://smba.trafficmanager.net:8443/emea/", "http://169.254.169.254/metadata/", "https://localhost/",
            "https://x.botframework.com.evil.com/", "https://x.azurewebsites.net/",
            "https://smba.infra.gov.teams.microsoft.us/",
        }.Select(address => ($"a token and an activity for {address}", 400, (Action<Knock>)(k =>
            (k.Claims["serviceurl"], k.Activity["serviceUrl"]) = (address, address))));

    private static void Lives(Knock knock, int fromMinutes, int untilMinutes) =>
        (knock.Claims["nbf"], knock.Claims["exp"]) = (
            knock.Now.AddMinutes(fromMinutes).ToUnixTimeSeconds(),
            knock.Now.AddMinutes(untilMinutes).ToUnixTimeSeconds());
}
