using System.Collections.Frozen;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>What must get in although it looks a little different each time.</summary>
internal static class GoodKnocks
{
    public static FrozenDictionary<string, Action<Knock>> All { get; } = new Dictionary<string, Action<Knock>>
    {
        ["as it is"] = _ => { },
        ["a claim without the slash at the end"] = k => k.Claims["serviceurl"] = "https://smba.trafficmanager.net/emea",
        ["an activity without the slash at the end"] = k =>
            k.Activity["serviceUrl"] = "https://smba.trafficmanager.net/emea",
        ["a claim in other case"] = k => k.Claims["serviceurl"] = "HTTPS://SMBA.trafficmanager.net/EMEA/",
        ["an activity in other case"] = k => k.Activity["serviceUrl"] = "https://smba.TrafficManager.net/Emea/",
        ["expired 4 minutes ago"] = k => (k.Claims["nbf"], k.Claims["exp"]) = (
            k.Now.AddMinutes(-60).ToUnixTimeSeconds(), k.Now.AddMinutes(-4).ToUnixTimeSeconds()),
        ["good in 4 minutes"] = k => k.Claims["nbf"] = k.Now.AddMinutes(4).ToUnixTimeSeconds(),
        ["good for a day"] = k => k.Claims["exp"] = k.Now.AddHours(24).ToUnixTimeSeconds(),
        ["no type"] = k => k.Header.Remove("typ"),
        ["a type in small letters"] = k => k.Header["typ"] = "jwt",
        ["no thumbprint"] = k => k.Header.Remove("x5t"),
        ["members that nobody knows"] = k => (k.Header["nonce"], k.Claims["ver"], k.Claims["more"]) = ("x", "1.0", 1),
        ["the scheme in small letters"] = k => k.Shown = token => "bearer " + token,
        ["the bot's bare id"] = k => k.Activity["recipient"]!["id"] = Knock.App,
        ["the tenant only in the conversation"] = k => k.Activity["channelData"]!.AsObject().Remove("tenant"),
        ["the tenant only in the channel's words"] = k => k.Activity["conversation"]!.AsObject().Remove("tenantId"),
        ["an event"] = k => k.Activity["type"] = "conversationUpdate",
        ["a path with the tenant"] = k => (k.Claims["serviceurl"], k.Activity["serviceUrl"]) = (
            $"https://smba.trafficmanager.net/emea/{Knock.Tenant}/",
            $"https://smba.trafficmanager.net/emea/{Knock.Tenant}/"),
        ["GCC"] = k => (k.Claims["serviceurl"], k.Activity["serviceUrl"]) = (
            "https://smba.infra.gcc.teams.microsoft.com/gcc/", "https://smba.infra.gcc.teams.microsoft.com/gcc/"),
    }.ToFrozenDictionary();
}
