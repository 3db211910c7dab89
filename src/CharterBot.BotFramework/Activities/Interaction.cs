using System.Text.Json;

namespace CharterBot.BotFramework.Activities;

/// <summary>
/// Somebody pressed or filled in something. What it carries was in people's hands: believe none of it.
/// </summary>
public abstract record Interaction
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    private Interaction() { }

    /// <summary>Action.Execute, or the client's own refresh of a card.</summary>
    public sealed record CardAction(string Verb, JsonElement Data, bool IsRefresh) : Interaction;

    /// <summary>Action.Submit: a message without a word.</summary>
    public sealed record CardSubmit(JsonElement Data) : Interaction;

    public sealed record DialogFetch(JsonElement Data, string? Theme) : Interaction;

    public sealed record DialogSubmit(JsonElement Data, string? Theme) : Interaction;

    /// <summary>One of the app's commands was picked, from the menu of a message where there is one.</summary>
    public sealed record CommandFetch(string Command, MessagePayload? Message) : Interaction;

    /// <summary>The dialog of a command was sent in.</summary>
    public sealed record CommandSubmit(string Command, MessagePayload? Message, JsonElement Data) : Interaction;

    /// <summary>Null when the activity is none of these, or not in their shape.</summary>
    public static Interaction? Of(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
            return null;

        return activity switch
        {
            { Type: ActivityTypes.Message, Text: null or "" } => new CardSubmit(value),
            { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" } => Pressed(value),
            { Type: ActivityTypes.Invoke, Name: "task/fetch" } => new DialogFetch(DataOf(value), ThemeOf(value)),
            { Type: ActivityTypes.Invoke, Name: "task/submit" } => new DialogSubmit(DataOf(value), ThemeOf(value)),
            { Type: ActivityTypes.Invoke, Name: "composeExtension/fetchTask" } =>
                Word(value, "commandId") is { } command ? new CommandFetch(command, MessagePayload.Of(value)) : null,
            { Type: ActivityTypes.Invoke, Name: "composeExtension/submitAction" } =>
                Word(value, "commandId") is { } command
                    ? new CommandSubmit(command, MessagePayload.Of(value), DataOf(value))
                    : null,
            _ => null,
        };
    }

    private static CardAction? Pressed(JsonElement value) =>
        Member(value, "action") is { } action && Word(action, "verb") is { } verb
            ? new CardAction(verb, DataOf(action), Word(value, "trigger") is "automatic")
            : null;

    private static JsonElement DataOf(JsonElement value) => Member(value, "data") ?? Nothing;

    private static string? ThemeOf(JsonElement value) =>
        Member(value, "context") is { } context ? Word(context, "theme") : null;

    internal static JsonElement? Member(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind is JsonValueKind.Object ? member : null;

    internal static string? Word(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;
}
