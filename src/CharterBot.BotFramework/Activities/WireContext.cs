using System.Text.Json.Serialization;
using CharterBot.BotFramework.Connector;

namespace CharterBot.BotFramework.Activities;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 32)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(SentBody))]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(MembersPage))]
internal sealed partial class WireContext : JsonSerializerContext;
