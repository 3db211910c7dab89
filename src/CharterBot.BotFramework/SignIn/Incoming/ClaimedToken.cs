using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>
/// What a token claims, before anybody has checked its signature. Read more strictly than a library for all the world's
/// tokens can: nothing twice, nothing nested deep, no key or address that the token brings along itself.
/// </summary>
internal sealed record ClaimedToken(string? KeyId, string? Issuer, string? Version, string? ServiceUrl)
{
    public const int Longest = 8 * 1024;

    private const int LongestKeyId = 200;

    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(25);

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly SearchValues<char> Harmless = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/");

    /// <summary>Members of a header that name another key, another form, or a rule that must be understood.</summary>
    private static readonly string[] Unwanted = ["jwk", "jku", "x5u", "x5c", "crit", "enc", "zip", "b64"];

    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The first thing that is wrong, in words of our own; null when it may be checked.</summary>
    public string? Fault { get; private init; }

    /// <summary>For the log: what identifies the sender, as far as it is harmless to write down.</summary>
    public string Origin => $"iss {Word(Issuer)}, ver {Word(Version)}, kid {Word(KeyId)}";

    public static ClaimedToken Read(string token)
    {
        var nothing = new ClaimedToken(null, null, null, null);
        if (token.Length > Longest)
            return nothing with { Fault = "longer than 8 KiB" };

        if (token.AsSpan().ContainsAnyExcept(Letters) || token.Split('.') is not [var head, var body, { Length: > 0 }])
            return nothing with { Fault = "not three parts" };

        try
        {
            using var header = Parse(head);
            using var claims = Parse(body);
            return new(
                Text(header.RootElement, "kid"),
                Text(claims.RootElement, "iss"),
                Text(claims.RootElement, "ver"),
                Text(claims.RootElement, "serviceurl"))
            {
                Fault = FaultOf(header.RootElement) ?? FaultOfClaims(claims.RootElement),
            };
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            return nothing with { Fault = "not the JSON of a token" };
        }
    }

    private static JsonDocument Parse(string part)
    {
        var json = Base64Url.DecodeFromChars(part);
        if (!Utf8.IsValid(json))
            throw new FormatException();

        var document = JsonDocument.Parse(json, Strictly);
        return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new FormatException();
    }

    private static string? FaultOf(JsonElement header)
    {
        if (Text(header, "alg") != "RS256")
            return "algorithm";

        if (header.TryGetProperty("typ", out _) &&
            !string.Equals(Text(header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase))
        {
            return "type";
        }

        if (Array.Find(Unwanted, name => header.TryGetProperty(name, out _)) is { } unwanted)
            return unwanted;

        return Text(header, "kid") is { Length: > 0 and <= LongestKeyId } ? null : "no kid";
    }

    private static string? FaultOfClaims(JsonElement claims)
    {
        if (Text(claims, "iss") is null)
            return "issuer";

        if (Text(claims, "aud") is null)
            return "audience";

        if (Text(claims, "serviceurl") is not { Length: > 0 })
            return "no serviceurl";

        return Seconds(claims, "nbf") is { } from && Seconds(claims, "exp") is { } until &&
            until > from && until - from <= LongestLife.TotalSeconds
                ? null
                : "lifetime";
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Seconds(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number &&
        value.TryGetInt64(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? seconds
            : null;

    private static string Word(string? value) => value switch
    {
        null => "-",
        { Length: > 0 and <= 100 } when !value.AsSpan().ContainsAnyExcept(Harmless) => value,
        _ => "?",
    };
}
