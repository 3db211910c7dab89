using System.Text.Json;
using System.Text.Json.Serialization;
using CharterBot.Tab.View;

namespace CharterBot.Tab;

/// <summary>What the tab's page is told.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChannelPage))]
[JsonSerializable(typeof(CharterPage))]
[JsonSerializable(typeof(TabFault))]
internal sealed partial class TabJson : JsonSerializerContext;

/// <summary>Why nothing is shown: a word for programs and a sentence for people.</summary>
internal sealed record TabFault(string Code, string Message);
