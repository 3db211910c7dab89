using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace CharterBot.Manifest.Tests.Icons;

/// <summary>A PNG of eight bits a channel, not interlaced: what its header says, and its pixels.</summary>
internal sealed record Png(int Width, int Height, PngColour Colour, byte[] Pixels)
{
    public int Channels => Colour == PngColour.Rgba ? 4 : 3;

    public byte[] At(int x, int y) => Pixels.AsSpan(((y * Width) + x) * Channels, Channels).ToArray();

    public static Png Read(byte[] file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'], file[..8]);
        var chunks = Chunks(file).ToArray();
        var header = chunks.Single(chunk => chunk.Type == "IHDR").Content;
        Assert.Equal([8, 0, 0, 0], [header[8], .. header[10..13]]);

        var png = new Png(
            BinaryPrimitives.ReadInt32BigEndian(header),
            BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)),
            (PngColour)header[9],
            []);
        byte[] packed = [.. chunks.Where(chunk => chunk.Type == "IDAT").SelectMany(chunk => chunk.Content)];
        return png with { Pixels = png.Unfiltered(packed) };
    }

    private static IEnumerable<(string Type, byte[] Content)> Chunks(byte[] file)
    {
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }

    private byte[] Unfiltered(byte[] packed)
    {
        using var lines = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var stride = Width * Channels;
        var pixels = new byte[stride * Height];
        for (var y = 0; y < Height; y++)
        {
            var filter = lines.ReadByte();
            var line = pixels.AsSpan(y * stride, stride);
            lines.ReadExactly(line);
            for (var x = 0; x < stride; x++)
            {
                var left = x < Channels ? 0 : line[x - Channels];
                var up = y == 0 ? 0 : pixels[((y - 1) * stride) + x];
                var corner = x < Channels || y == 0 ? 0 : pixels[((y - 1) * stride) + x - Channels];
                line[x] += (byte)Predicted(filter, left, up, corner);
            }
        }

        return pixels;
    }

    private static int Predicted(int filter, int left, int up, int corner) => filter switch
    {
        0 => 0,
        1 => left,
        2 => up,
        3 => (left + up) / 2,
        4 => new[] { left, up, corner }.MinBy(near => Math.Abs(left + up - corner - near)),
        _ => throw new InvalidDataException($"A PNG has no filter {filter}."),
    };
}
