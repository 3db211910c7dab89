using System.Text.Json;
using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Messages;

/// <summary>Answers to a dialog (task module) that is being opened or saved.</summary>
public static class DialogAnswer
{
    public static TurnAnswer Close => new TurnAnswer.Accepted();

    public static TurnAnswer.Invoked Continue(
        string title, DialogSize width, DialogSize height, ReadOnlyMemory<byte> card) => Task("continue", json =>
    {
        json.WriteStartObject("value");
        json.WriteString("title", title);
        json.WriteString("width", Word(width));
        json.WriteString("height", Word(height));
        json.WritePropertyName("card");
        json.WriteCardAttachment(card);
        json.WriteEndObject();
    });

    public static TurnAnswer.Invoked Message(string text) => Task("message", json => json.WriteString("value", text));

    private static TurnAnswer.Invoked Task(string type, Action<Utf8JsonWriter> value) =>
        new(RawJson.Object(json =>
        {
            json.WriteStartObject("task");
            json.WriteString("type", type);
            value(json);
            json.WriteEndObject();
        }));

    private static string Word(DialogSize size) => size.ToString().ToLowerInvariant();
}
