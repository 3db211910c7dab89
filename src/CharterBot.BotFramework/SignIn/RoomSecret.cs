using System.Security.Cryptography;

namespace CharterBot.BotFramework.SignIn;

/// <summary>What the room signs its deliveries with: made anew by each process, never written down anywhere.</summary>
public sealed class RoomSecret
{
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(32);

    public ReadOnlySpan<byte> Bytes => _bytes;
}
