using System.Globalization;
using System.Security.Cryptography;

namespace CharterBot.BotFramework.SignIn;

/// <summary>
/// The signature of a delivery that this very process makes to itself: the local room signs with a secret that never
/// leaves the process. Shape of the Authorization header: <c>CharterBot-Room t=UNIX_SECONDS,v1=BASE64(HMAC-SHA256)</c>
/// over the time, a dot and the raw body.
/// </summary>
public static class DeliverySignature
{
    public const string Scheme = "CharterBot-Room";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Sign(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Scheme} t={seconds},v1={Convert.ToBase64String(Digest(secret, body, seconds))}");
    }

    /// <summary>
    /// True only for a signature over exactly this body, made with this secret, at most 5 minutes ago or ahead.
    /// </summary>
    public static bool IsGenuine(
        ReadOnlySpan<byte> secret, ReadOnlySpan<byte> body, string? authorization, DateTimeOffset now)
    {
        const string Start = Scheme + " t=";
        if (authorization is null || !authorization.StartsWith(Start, StringComparison.Ordinal))
            return false;

        var rest = authorization.AsSpan(Start.Length);
        var comma = rest.IndexOf(",v1=", StringComparison.Ordinal);
        if (comma < 1 || rest.Length > 100)
            return false;

        if (!long.TryParse(rest[..comma], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ||
            Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return false;
        }

        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes + 8];
        return Convert.TryFromBase64Chars(rest[(comma + 4)..], claimed, out var length) &&
            CryptographicOperations.FixedTimeEquals(claimed[..length], Digest(secret, body, seconds));
    }

    private static byte[] Digest(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> body, long seconds)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Span<byte> time = stackalloc byte[24];
        seconds.TryFormat(time, out var written, provider: CultureInfo.InvariantCulture);
        time[written] = (byte)'.';
        hmac.AppendData(time[..(written + 1)]);
        hmac.AppendData(body);
        return hmac.GetHashAndReset();
    }
}
