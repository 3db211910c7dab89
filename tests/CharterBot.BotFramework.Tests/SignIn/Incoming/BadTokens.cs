using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>Tokens that are wrong as such: in their shape, by their signature, in their header.</summary>
internal static class BadTokens
{
    public static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> All =>
        [.. Shape(), .. Algorithms(), .. Keys(), .. Headers()];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Shape() =>
    [
        ("no header", 401, k => k.Shown = _ => null),
        ("an empty header", 401, k => k.Shown = _ => ""),
        ("Basic", 401, k => k.Shown = _ => "Basic dXNlcjpwYXNz"),
        ("another scheme", 401, k => k.Shown = token => "Token " + token),
        ("no scheme", 401, k => k.Shown = token => token),
        ("only the scheme", 401, k => k.Shown = _ => "Bearer"),
        ("the scheme and a space", 401, k => k.Shown = _ => "Bearer "),
        ("garbage", 401, k => k.Shown = _ => "Bearer garbage"),
        ("dots", 401, k => k.Shown = _ => "Bearer .."),
        ("two parts", 401, k => k.Afterwards = token => token[..token.LastIndexOf('.')]),
        ("an empty signature", 401, k => k.Afterwards = token => token[..(token.LastIndexOf('.') + 1)]),
        ("four parts", 401, k => k.Afterwards = token => token + ".AAAA"),
        ("five parts, as an encrypted one has", 401, k => k.Afterwards = token => token + ".AAAA.AAAA"),
        ("longer than 8 KiB", 401, k => k.Claims["padding"] = new string('a', 8_000)),
        ("a space inside", 401, k => k.Afterwards = token => token.Insert(20, " ")),
        ("two spaces before it", 401, k => k.Shown = token => "Bearer  " + token),
        ("a tab for the space", 401, k => k.Shown = token => "Bearer\t" + token),
        ("a quoted one", 401, k => k.Shown = token => $"Bearer \"{token}\""),
        ("padding of base64", 401, k => k.Afterwards = token => token + "=="),
        ("the other alphabet of base64", 401, k => k.Afterwards = token => token[..^3] + "+/A"),
        ("Bearer twice", 401, k => k.Shown = token => "Bearer Bearer " + token),
        ("two tokens", 401, k => k.Shown = token => $"Bearer {token}, Bearer {token}"),
        ("a header that is no JSON", 401, k => k.Headers = _ => "alg=RS256"),
        ("claims that are no JSON", 401, k => k.Claimed = _ => "iss=us"),
        ("a header that is a list", 401, k => k.Headers = json => $"[{json}]"),
        ("claims that are a list", 401, k => k.Claimed = json => $"[{json}]"),
        ("claims that are null", 401, k => k.Claimed = _ => "null"),
        ("a header 3,000 deep", 401, k => k.Headers = _ => new string('[', 3_000)),
        ("claims 100 deep", 401, k => k.Claims["x"] = JsonNode.Parse(new string('[', 60) + new string(']', 60))),
        ("claims with half a letter", 401, k =>
            k.Claimed = json => json.Replace("\"iss\":\"", "\"iss\":\"\\ud800", StringComparison.Ordinal)),
        ("text behind the claims", 401, k => k.Claimed = json => json + "{}"),
        ("a comment in the claims", 401, k =>
            k.Claimed = json => json.Replace("{", "{/* */", StringComparison.Ordinal)),
    ];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Algorithms() =>
    [
        .. new[] { "none", "None", "nOnE", "NONE" }.Select(none =>
            (none, 401, (Action<Knock>)(k => (k.Header["alg"], k.Sign) = (none, _ => [])))),
        ("none, with a signature", 401, k => k.Header["alg"] = "none"),
        ("HS256 with the key as PEM", 401, k =>
            Hmac(k, Encoding.ASCII.GetBytes(TestKeys.Teams.ExportSubjectPublicKeyInfoPem()))),
        ("HS256 with the key as DER", 401, k => Hmac(k, TestKeys.Teams.ExportSubjectPublicKeyInfo())),
        ("HS256 with the modulus", 401, k => Hmac(k, TestKeys.Teams.ExportParameters(false).Modulus!)),
        ("HS256 with the modulus as it is published", 401, k =>
            Hmac(k, Encoding.ASCII.GetBytes(Base64Url.EncodeToString(TestKeys.Teams.ExportParameters(false).Modulus)))),
        ("RS384", 401, k => Alg(k, "RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1)),
        ("RS512", 401, k => Alg(k, "RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ("PS256", 401, k => Alg(k, "PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ("ES256", 401, k => (k.Header["alg"], k.Sign) = ("ES256", ByCurve)),
        ("RS256 said, RS512 done", 401, k =>
            k.Sign = Knock.Rsa(TestKeys.Teams, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
        ("RS256 said, PS256 done", 401, k =>
            k.Sign = Knock.Rsa(TestKeys.Teams, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
        ("rs256", 401, k => k.Header["alg"] = "rs256"),
        ("the long name of RS256", 401, k => k.Header["alg"] = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
        ("no alg", 401, k => k.Header.Remove("alg")),
        ("alg null", 401, k => k.Header["alg"] = null),
        ("a list of algs", 401, k => k.Header["alg"] = new JsonArray("RS256")),
    ];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Keys() =>
    [
        ("a foreign key under a known name", 401, k => k.Sign = Knock.Rs256(TestKeys.Foreign)),
        ("a foreign key under its own name", 401, k =>
            (k.Header["kid"], k.Sign) = ("foreign", Knock.Rs256(TestKeys.Foreign))),
        ("a published key under another's name", 401, k => k.Sign = Knock.Rs256(TestKeys.Slack)),
        ("the right key under an unknown name", 401, k => k.Header["kid"] = "unknown"),
        ("the right key under no name", 401, k => { k.Header.Remove("kid"); k.Header.Remove("x5t"); }),
        ("the right key named by its thumbprint only", 401, k => k.Header.Remove("kid")),
        ("an empty kid", 401, k => k.Header["kid"] = ""),
        ("a kid in other case", 401, k => k.Header["kid"] = "TEAMS"),
        ("a kid that is a number", 401, k => k.Header["kid"] = 1),
        ("a kid that is a path", 401, k => k.Header["kid"] = "../../../../dev/null"),
        ("a kid that asks a database", 401, k => k.Header["kid"] = "x' UNION SELECT 'teams"),
        ("a kid of 2,000 letters", 401, k => k.Header["kid"] = new string('k', 2_000)),
        ("half a signature", 401, k => k.Sign = signed => Knock.Rs256(TestKeys.Teams)(signed)[..128]),
        ("a signature of zeros", 401, k => k.Sign = _ => new byte[256]),
        ("a signature with one bit turned", 401, k => k.Sign = Turned),
        ("another token's signature", 401, k => k.Sign = _ => Knock.Rs256(TestKeys.Teams)("another"u8.ToArray())),
    ];

    private static IEnumerable<(string Name, int Status, Action<Knock> Spoil)> Headers() =>
    [
        ("a key brought along", 401, k => Bring(k, "jwk", TestKeys.Jwk("foreign", TestKeys.Foreign, "msteams"))),
        ("a key brought along, truly signed", 401, k =>
            k.Header["jwk"] = TestKeys.Jwk("teams", TestKeys.Teams, "msteams")),
        ("an address of keys", 401, k => Bring(k, "jku", "https://evil.example/keys")),
        ("an address of keys, truly signed", 401, k => k.Header["jku"] = "https://evil.example/keys"),
        ("an address of a certificate", 401, k => Bring(k, "x5u", "https://evil.example/cert")),
        ("an address of a certificate, truly signed", 401, k => k.Header["x5u"] = "https://evil.example/cert"),
        ("a certificate brought along", 401, k => Bring(k, "x5c", new JsonArray("MIIB"))),
        ("a rule that must be understood", 401, k => k.Header["crit"] = new JsonArray("exp")),
        ("a compressed one", 401, k => k.Header["zip"] = "DEF"),
        ("an encrypted one's header", 401, k => k.Header["enc"] = "A128GCM"),
        ("an access token by its type", 401, k => k.Header["typ"] = "at+jwt"),
        ("a type that is none", 401, k => k.Header["typ"] = "JWE"),
        ("alg twice", 401, k => k.Headers = json => json.Replace("{", "{\"alg\":\"none\",", StringComparison.Ordinal)),
        ("kid twice, once escaped", 401, k =>
            k.Headers = json => json.Replace("{", "{\"\\u006bid\":\"slack\",", StringComparison.Ordinal)),
        ("a header changed after signing", 401, k =>
            k.Afterwards = token =>
                Knock.Part("""{"alg":"RS256","kid":"teams"}""") +
                token[token.IndexOf('.', StringComparison.Ordinal)..]),
        ("claims changed after signing", 401, k => k.Afterwards = token => Changed(k, token)),
    ];

    private static void Hmac(Knock knock, byte[] secret) =>
        (knock.Header["alg"], knock.Sign) = ("HS256", signed => HMACSHA256.HashData(secret, signed));

    private static void Alg(Knock knock, string name, HashAlgorithmName hash, RSASignaturePadding padding) =>
        (knock.Header["alg"], knock.Sign) = (name, Knock.Rsa(TestKeys.Teams, hash, padding));

    private static void Bring(Knock knock, string name, JsonNode value) =>
        (knock.Header[name], knock.Header["kid"], knock.Sign) = (value, "foreign", Knock.Rs256(TestKeys.Foreign));

    private static byte[] ByCurve(byte[] signed)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.SignData(signed, HashAlgorithmName.SHA256);
    }

    private static byte[] Turned(byte[] signed)
    {
        var signature = Knock.Rs256(TestKeys.Teams)(signed);
        signature[100] ^= 1;
        return signature;
    }

    private static string Changed(Knock knock, string token)
    {
        var parts = token.Split('.');
        var claims = knock.Claims.DeepClone();
        claims["exp"] = knock.Now.AddHours(2).ToUnixTimeSeconds();
        return $"{parts[0]}.{Knock.Part(claims.ToJsonString())}.{parts[2]}";
    }
}
