using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.BotFramework.Activities;
using CharterBot.Channels.Teams.Cards.Elements;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>A card as bytes, and how much room it takes on the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = ReadableEncoder.Instance };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    public static ReadOnlyMemory<byte> Write(AdaptiveCard card)
    {
        // Cards are drawn thousands of times a second: the buffer grows once and stays.
        var bytes = _buffer ??= new(64 * 1024);
        bytes.ResetWrittenCount();
        using var writer = new Utf8JsonWriter(bytes, Readable);
        JsonSerializer.Serialize(writer, card, Default.AdaptiveCard);
        writer.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>UTF-16 units, as Teams counts: one for each character's first byte, two for four bytes.</summary>
    public static int Units(ReadOnlySpan<byte> utf8)
    {
        var units = 0;
        foreach (var unit in utf8)
        {
            if ((unit & 0xC0) != 0x80)
                units += unit >= 0xF0 ? 2 : 1;
        }

        return units;
    }

    /// <summary>How long a text becomes as a JSON string.</summary>
    public static int Units(string text)
    {
        var units = text.Length + 2;
        foreach (var unit in text)
        {
            if (unit is '"' or '\\' or '\n')
                units++;
        }

        return units;
    }
}
