using System.Text.Json.Nodes;
using NJsonSchema;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>
/// The official schema of Adaptive Cards 1.5, walked by type: validated as one it passes cards without a type and says
/// nothing useful, so each typed object is held against the definition of its own type.
/// </summary>
internal sealed class CardSchema
{
    private static readonly Lazy<Task<CardSchema>> Loaded = new(LoadAsync);

    private readonly JsonSchema _schema;

    private CardSchema(JsonSchema schema) => _schema = schema;

    public static Task<CardSchema> Of15() => Loaded.Value;

    public IEnumerable<string> Faults(JsonNode card)
    {
        var copy = card.DeepClone();
        Strip(copy);
        return Walk(copy, "$", "AdaptiveCard");
    }

    private static async Task<CardSchema> LoadAsync()
    {
        var file = Shared.File("data", "adaptive-cards", "adaptive-card-1.5.0.json");
        return new(await JsonSchema.FromFileAsync(file, TestContext.Current.CancellationToken));
    }

    private IEnumerable<string> Walk(JsonNode? node, string path, string? expected)
    {
        switch (node)
        {
            case JsonObject typed:
                var type = typed["type"]?.GetValue<string>() ?? expected;
                if (type is null || !_schema.Definitions.TryGetValue(type, out var definition))
                {
                    yield return $"{path}: no such type: {type}";
                    yield break;
                }

                foreach (var fault in definition.Validate(typed.ToJsonString()))
                    yield return $"{path} ({type}): {fault.Kind} {fault.Path}";
                foreach (var (name, value) in typed)
                {
                    if (name is not "data")
                    {
                        foreach (var fault in Walk(value, $"{path}.{name}", Untyped(name)))
                            yield return fault;
                    }
                }

                break;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    foreach (var fault in Walk(items[index], $"{path}[{index}]", expected))
                        yield return fault;
                }

                break;
        }
    }

    private static string? Untyped(string member) => member switch
    {
        "choices" => "Input.Choice",
        "refresh" => "Refresh",
        _ => null,
    };

    /// <summary>What Teams adds to the root and to a submit is no part of the schema.</summary>
    private static void Strip(JsonNode? node)
    {
        if (node is JsonObject typed)
        {
            typed.Remove("msteams");
            if (typed["type"]?.GetValue<string>() == "Action.Submit")
                typed.Remove("msTeams");
            foreach (var (_, value) in typed)
                Strip(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Strip(item);
        }
    }
}
