using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.Charters;
using CharterBot.Charters.People;

namespace CharterBot.Conversations;

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PersonIdJson), typeof(CharterIdJson)])]
[JsonSerializable(typeof(ThreadHead))]
[JsonSerializable(typeof(SavedTurn))]
[JsonSerializable(typeof(TakenDelivery))]
[JsonSerializable(typeof(ShownCard))]
[JsonSerializable(typeof(DueReply))]
[JsonSerializable(typeof(BusyThread))]
[JsonSerializable(typeof(ListedThread))]
[JsonSerializable(typeof(Installation))]
[JsonSerializable(typeof(InstanceBeat))]
internal sealed partial class RowJson : JsonSerializerContext;

internal sealed class PersonIdJson : JsonConverter<PersonId>
{
    public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A person's id is missing."));

    public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}

internal sealed class CharterIdJson : JsonConverter<CharterId>
{
    public override CharterId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A charter's id is missing."));

    public override void Write(Utf8JsonWriter writer, CharterId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
