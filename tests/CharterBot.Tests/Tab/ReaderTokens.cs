using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CharterBot.Tests.Tab;

/// <summary>Tokens as Entra makes them for a reader of the tab, and such as it never would.</summary>
internal static class ReaderTokens
{
    public const string App = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";
    public const string SecondTenant = "aaaaaaaa-1111-4111-8111-111111111111";
    public const string ThirdTenant = "bbbbbbbb-1111-4111-8111-111111111111";
    public const string ForeignTenant = "cccccccc-1111-4111-8111-111111111111";
    public const string Amina = "33333333-3333-4333-8333-333333333331";
    public const string Ben = "33333333-3333-4333-8333-333333333332";
    public const string Stranger = "33333333-3333-4333-8333-333333333339";

    private const string KeyId = "key-1";

    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA ForeignKey = RSA.Create(2048);

    public static JsonObject PublicKeys
    {
        get
        {
            var key = Key.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["kid"] = KeyId,
                    ["n"] = Base64Url.EncodeToString(key.Modulus),
                    ["e"] = Base64Url.EncodeToString(key.Exponent),
                }),
            };
        }
    }

    public static string IssuerOf(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";

    public static string Of(string person, string tenant = Tenant) => Signed(Claims(person, tenant));

    public static JsonObject Claims(string person = Amina, string tenant = Tenant)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return new JsonObject
        {
            ["aud"] = App,
            ["iss"] = IssuerOf(tenant),
            ["iat"] = now - 600,
            ["nbf"] = now - 600,
            ["exp"] = now + 3600,
            ["name"] = "Amina Okafor",
            ["preferred_username"] = "amina@example.com",
            ["oid"] = person,
            ["tid"] = tenant,
            ["scp"] = "access_as_user",
            ["ver"] = "2.0",
        };
    }

    public static string Signed(JsonObject claims, string algorithm = "RS256", string keyId = KeyId)
    {
        var signing = Signing(claims, algorithm, keyId);
        return $"{signing}.{Base64Url.EncodeToString(Signature(algorithm, Encoding.ASCII.GetBytes(signing)))}";
    }

    public static string SignedBySomeoneElse(JsonObject claims)
    {
        var signing = Signing(claims, "RS256", KeyId);
        return $"{signing}.{Base64Url.EncodeToString(ForeignKey.SignData(
            Encoding.ASCII.GetBytes(signing), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public static string Unsigned(JsonObject claims) => Signing(claims, "none", KeyId) + ".";

    /// <summary>The claims of one token under the signature of another.</summary>
    public static string Swapped(JsonObject claims, string token) =>
        $"{Signing(claims, "RS256", KeyId)}.{token.Split('.')[2]}";

    private static string Signing(JsonObject claims, string algorithm, string keyId)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm, ["kid"] = keyId };
        return $"{Encode(header)}.{Encode(claims)}";
    }

    private static byte[] Signature(string algorithm, byte[] signing) => algorithm switch
    {
        "RS256" => Key.SignData(signing, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RS384" => Key.SignData(signing, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "PS256" => Key.SignData(signing, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "HS256" => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Key.ExportSubjectPublicKeyInfoPem()), signing),
        _ => throw new UnreachableException(algorithm),
    };

    private static string Encode(JsonObject part) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));
}
