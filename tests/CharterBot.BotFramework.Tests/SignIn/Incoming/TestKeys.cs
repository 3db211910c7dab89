using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>Real keys, made once for a run. The published ones are those of a cloud that a test plays.</summary>
internal static class TestKeys
{
    public static RSA Teams { get; } = RSA.Create(2048);

    public static RSA Slack { get; } = RSA.Create(2048);

    public static RSA Unendorsed { get; } = RSA.Create(2048);

    /// <summary>Never published.</summary>
    public static RSA Foreign { get; } = RSA.Create(2048);

    public static JsonArray Published =>
    [
        Jwk("teams", Teams, "msteams", "webchat"),
        Jwk("slack", Slack, "slack", "directline"),
        Jwk("unendorsed", Unendorsed),
    ];

    public static JsonObject Jwk(string kid, RSA key, params string[] endorsements)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = kid,
            ["x5t"] = kid,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (endorsements.Length > 0)
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(channel => (JsonNode)channel)]);

        return jwk;
    }
}
