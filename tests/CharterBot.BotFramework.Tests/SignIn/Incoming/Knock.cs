using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CharterBot.BotFramework.Tests.Activities;

namespace CharterBot.BotFramework.Tests.SignIn.Incoming;

/// <summary>A delivery as Teams sends it, good in every part until a test changes one.</summary>
internal sealed class Knock(DateTimeOffset now)
{
    public const string App = "22222222-2222-4222-8222-222222222222";
    public const string Tenant = "11111111-1111-4111-8111-111111111111";

    public JsonObject Header { get; } = new()
    {
        ["alg"] = "RS256",
        ["kid"] = "teams",
        ["x5t"] = "teams",
        ["typ"] = "JWT",
    };

    public JsonObject Claims { get; } = new()
    {
        ["serviceurl"] = "https://smba.trafficmanager.net/emea/",
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["iss"] = "https://api.botframework.com",
        ["aud"] = App,
    };

    /// <summary>The JSON itself, for what an object cannot say.</summary>
    public Func<string, string> Headers { get; set; } = json => json;

    public Func<string, string> Claimed { get; set; } = json => json;

    public Func<byte[], byte[]> Sign { get; set; } = Rs256(TestKeys.Teams);

    /// <summary>What is done to the token after it was signed.</summary>
    public Func<string, string> Afterwards { get; set; } = token => token;

    /// <summary>The header of the request around it.</summary>
    public Func<string, string?> Shown { get; set; } = token => "Bearer " + token;

    public JsonObject Activity { get; } = Addressed();

    public DateTimeOffset Now => now;

    public string Token
    {
        get
        {
            var signed = Part(Headers(Header.ToJsonString())) + "." + Part(Claimed(Claims.ToJsonString()));
            return Afterwards(signed + "." + Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed))));
        }
    }

    public byte[] Body => Encoding.UTF8.GetBytes(Activity.ToJsonString());

    public static Func<byte[], byte[]> Rs256(RSA key) => Rsa(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public static Func<byte[], byte[]> Rsa(RSA key, HashAlgorithmName hash, RSASignaturePadding padding) =>
        signed => key.SignData(signed, hash, padding);

    public static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static JsonObject Addressed()
    {
        var activity = Samples.Message();
        activity["recipient"]!["id"] = "28:" + App;
        return activity;
    }
}
