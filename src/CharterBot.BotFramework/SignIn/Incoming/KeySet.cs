using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CharterBot.BotFramework.SignIn.Incoming;

/// <summary>The keys that the cloud publishes, each known by its kid. What cannot verify RS256 is left out.</summary>
internal sealed class KeySet
{
    private const int FewestBits = 2048;

    private readonly FrozenDictionary<string, SigningKey> _keys;

    private KeySet(IEnumerable<JsonWebKey> keys) => _keys = keys
        .GroupBy(key => key.Kid, StringComparer.Ordinal)
        .Where(sameName => sameName.Count() == 1)
        .ToFrozenDictionary(
            sameName => sameName.Key,
            sameName => new SigningKey(sameName.Single(), EndorsementsOf(sameName.Single())),
            StringComparer.Ordinal);

    public int Count => _keys.Count;

    public static KeySet Parse(string json) => new(new JsonWebKeySet(json).Keys.Where(IsUsable));

    public SigningKey? Find(string kid) => _keys.GetValueOrDefault(kid);

    public int CountFor(string channel) => _keys.Values.Count(key => key.Endorsements.Contains(channel));

    private static bool IsUsable(JsonWebKey key) =>
        key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, Kid.Length: > 0, N.Length: > 0, E.Length: > 0, D: null } &&
        key.Use is null or "" or JsonWebKeyUseNames.Sig &&
        key.Alg is null or "" or SecurityAlgorithms.RsaSha256 &&
        key.KeySize >= FewestBits;

    private static ImmutableArray<string> EndorsementsOf(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) &&
        value is JsonElement { ValueKind: JsonValueKind.Array } channels
            ? [.. channels.EnumerateArray().Where(IsText).Select(channel => channel.GetString()!)]
            : [];

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
