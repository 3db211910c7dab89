using System.Text.Json.Nodes;

namespace CharterBot.Tests.Channels.Teams.Cards;

/// <summary>What no schema catches.</summary>
internal static class CardLint
{
    public static IEnumerable<string> Faults(JsonNode card, bool isShared)
    {
        if (card["version"]?.GetValue<string>() != "1.5")
            yield return "The version is not 1.5.";
        if (card["body"] is not JsonArray { Count: > 0 })
            yield return "The body is empty.";

        var actions = Actions(card).ToList();
        if (actions.Count > 6)
            yield return $"{actions.Count} actions.";
        foreach (var action in actions.Where(action => Type(action) == "Action.Execute"))
        {
            var fallback = action["fallback"];
            if (Type(fallback) != "Action.Submit" || !JsonNode.DeepEquals(action["data"], fallback!["data"]))
                yield return $"{action["title"]} has no fallback with the same data.";
        }

        foreach (var fault in InPlace(card, actions, isShared).Concat(Refresh(card)))
            yield return fault;

        var inputs = All(
            card).Where(node => Type(node)?.StartsWith("Input.", StringComparison.Ordinal) == true).ToList();
        if (isShared && inputs.Count > 0)
            yield return "An input on a shared card.";
        if (inputs.Select(input => input["id"]!.GetValue<string>()).Distinct().Count() != inputs.Count)
            yield return "Two inputs with one id.";
        if (inputs.Any(input => input["label"] is null))
            yield return "An input without a label.";
    }

    public static IEnumerable<JsonObject> Actions(JsonNode card) =>
        All(card).Where(node => Type(node)?.StartsWith("Action.", StringComparison.Ordinal) == true);

    public static IEnumerable<JsonObject> All(JsonNode? node)
    {
        if (node is JsonObject named)
        {
            yield return named;
            foreach (var (name, value) in named)
            {
                if (name is "data" or "fallback" or "msteams" or "refresh")
                    continue;
                foreach (var inner in All(value))
                    yield return inner;
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var inner in items.SelectMany(All))
                yield return inner;
        }
    }

    /// <summary>Buttons of a shared card stand in an action set; Teams adds nothing when one is submitted.</summary>
    private static IEnumerable<string> InPlace(JsonNode card, IEnumerable<JsonObject> actions, bool isShared)
    {
        if (isShared && card["actions"] is not null)
            yield return "Actions at the root.";
        foreach (var action in actions)
        {
            var submit = Type(action) == "Action.Execute" ? action["fallback"] : action;
            if (Type(submit) == "Action.Submit" && submit!["msTeams"]?["feedback"]?["hide"]?.GetValue<bool>() != true)
                yield return $"{action["title"]} lets Teams answer for us.";
        }
    }

    private static IEnumerable<string> Refresh(JsonNode card)
    {
        if (card["refresh"] is not { } refresh)
            yield break;
        if (Type(refresh["action"]) != "Action.Execute")
            yield return "The refresh is no Execute.";
        if (refresh["userIds"] is not JsonArray { Count: <= 60 } ids ||
            ids.Any(id => !id!.GetValue<string>().StartsWith("29:", StringComparison.Ordinal)))
        {
            yield return "The refresh is for more than 60, or for somebody whom Teams does not know so.";
        }
    }

    private static string? Type(JsonNode? node) => node?["type"]?.GetValue<string>();
}
