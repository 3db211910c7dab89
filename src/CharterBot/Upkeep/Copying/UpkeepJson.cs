using System.Text.Json;
using System.Text.Json.Serialization;

namespace CharterBot.Upkeep.Copying;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(OpenCopy))]
internal sealed partial class UpkeepJson : JsonSerializerContext;
