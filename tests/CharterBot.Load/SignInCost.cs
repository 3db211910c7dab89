using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CharterBot.BotFramework.SignIn;
using CharterBot.BotFramework.SignIn.Incoming;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CharterBot.Load;

/// <summary>
/// What it costs to check one token, on one thread. The floor is the signature alone, which nobody can leave out.
/// </summary>
internal static class SignInCost
{
    private const string App = "22222222-2222-4222-8222-222222222222";
    private const int Tokens = 5_000;
    private const int Rounds = 9;

    public static async Task WriteAsync(TextWriter writer)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        var good = Token(key, now, "one");
        var parts = good.Split('.');
        var forged = $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(new byte[256])}";
        var door = Door(key);
        var signature = Base64Url.DecodeFromChars(parts[2]);
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");

        var floor = await MedianAsync(() => ValueTask.FromResult(
            key.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        await writer.WriteLineAsync("| one token | µs | of the floor |\n| --- | --- | --- |");
        await RowAsync(writer, "its signature alone (floor)", floor, floor);
        await RowAsync(writer, "good", await CostAsync<TokenReading.Genuine>(door, good), floor);
        foreach (var (name, token) in new[]
        {
            ("forged signature", forged), ("unknown key", Token(key, now, "two")), ("garbage", new string('x', 1_000)),
        })
        {
            await RowAsync(writer, name, await CostAsync<TokenReading.Refused>(door, token), floor);
        }
    }

    private static Task<double> CostAsync<TReading>(IncomingTokens door, string token)
        where TReading : TokenReading =>
        MedianAsync(async () => await door.ReadAsync(token, CancellationToken.None) is TReading);

    private static async Task<double> MedianAsync(Func<ValueTask<bool>> check)
    {
        List<double> rounds = [];
        for (var round = 0; round < Rounds + 2; round++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var n = 0; n < Tokens; n++)
            {
                if (!await check())
                    throw new InvalidOperationException("The door decided otherwise");
            }

            rounds.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds / Tokens);
        }

        // The first rounds are the compiler's.
        return rounds.Skip(2).Order().ElementAt(Rounds / 2);
    }

    private static IncomingTokens Door(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
        var keys = KeySet.Parse(
            $$"""{"keys":[{"kty":"RSA","kid":"one","n":"{{n}}","e":"{{e}}","endorsements":["msteams"]}]}""");
        return new(
            Cloud.Public,
            Options.Create(new BotFrameworkOptions { AppId = App }),
            new SigningKeys(
                _ => Task.FromResult<KeyFetch>(new KeyFetch.Got(keys)),
                TimeProvider.System,
                NullLogger<SigningKeys>.Instance),
            TimeProvider.System);
    }

    private static string Token(RSA key, DateTimeOffset now, string kid)
    {
        var claims = string.Create(CultureInfo.InvariantCulture, $$"""
            {"serviceurl":"https://smba.trafficmanager.net/emea/","nbf":{{now.ToUnixTimeSeconds()}},
            "exp":{{now.AddHours(1).ToUnixTimeSeconds()}},"iss":"{{Cloud.Public.Issuer}}","aud":"{{App}}"}
            """);
        var header = $$"""{"alg":"RS256","kid":"{{kid}}","x5t":"{{kid}}","typ":"JWT"}""";
        var signed = $"{Part(header)}.{Part(claims)}";
        var signature = key.SignData(
            Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static Task RowAsync(TextWriter writer, string name, double cost, double floor) => writer.WriteLineAsync(
        string.Create(CultureInfo.InvariantCulture, $"| {name} | {cost:F1} | {cost / floor:F2} |"));
}
