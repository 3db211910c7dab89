using System.Buffers;
using System.Text.Json;

namespace CharterBot.BotFramework.Activities;

/// <summary>JSON written by hand, with cards in it that were JSON already.</summary>
internal static class RawJson
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    public static readonly JsonWriterOptions Options =
        new() { Encoder = ReadableEncoder.Instance, SkipValidation = true };

    extension(Utf8JsonWriter json)
    {
        public void WriteCardAttachment(ReadOnlyMemory<byte> card)
        {
            json.WriteStartObject();
            json.WriteString("contentType"u8, CardType);
            json.WriteCard("content", card);
            json.WriteEndObject();
        }

        /// <summary>The card is not parsed again: who drew it answers for it.</summary>
        public void WriteCard(string name, ReadOnlyMemory<byte> card)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(card.Span, skipInputValidation: true);
        }
    }

    public static ReadOnlyMemory<byte> Object(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
