using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CharterBot.Room.Calls;
using CharterBot.Room.History;

namespace CharterBot.Room;

/// <summary>The room's own wire: what its page and its connector say and hear.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JoinCall))]
[JsonSerializable(typeof(ChannelCall))]
[JsonSerializable(typeof(PostCall))]
[JsonSerializable(typeof(EditCall))]
[JsonSerializable(typeof(DeleteCall))]
[JsonSerializable(typeof(ReadCall))]
[JsonSerializable(typeof(SubmitCall))]
[JsonSerializable(typeof(InvokeCall))]
[JsonSerializable(typeof(RoomView))]
[JsonSerializable(typeof(ConversationView))]
[JsonSerializable(typeof(CharterView))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(RoomChannel))]
[JsonSerializable(typeof(RoomThread))]
[JsonSerializable(typeof(ReadMark))]
[JsonSerializable(typeof(ConversationNote))]
[JsonSerializable(typeof(IReadOnlyList<Mention>))]
[JsonSerializable(typeof(IReadOnlyList<JsonElement>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class RoomJson : JsonSerializerContext;
