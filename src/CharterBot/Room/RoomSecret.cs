using System.Security.Cryptography;

namespace CharterBot.Room;

/// <summary>What the room signs its deliveries with: made at start, never leaves the process.</summary>
internal sealed class RoomSecret
{
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(32);

    public ReadOnlySpan<byte> Bytes => _bytes;
}
