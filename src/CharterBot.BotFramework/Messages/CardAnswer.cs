using CharterBot.BotFramework.Activities;

namespace CharterBot.BotFramework.Messages;

/// <summary>
/// Answers to a pressed Action.Execute. HTTP says 200 for all of them; the status inside is the card's.
/// </summary>
public static class CardAnswer
{
    public static TurnAnswer.Invoked Message(string text) => new(RawJson.Object(json =>
    {
        json.WriteNumber("statusCode", 200);
        json.WriteString("type", "application/vnd.microsoft.activity.message");
        json.WriteString("value", text);
    }));

    /// <summary>Only who pressed sees this card; what all see is an update of the message.</summary>
    public static TurnAnswer.Invoked Card(ReadOnlyMemory<byte> card) => new(RawJson.Object(json =>
    {
        json.WriteNumber("statusCode", 200);
        json.WriteString("type", RawJson.CardType);
        json.WriteCard("value", card);
    }));

    public static TurnAnswer.Invoked Error(int statusCode, string code, string message) => new(RawJson.Object(json =>
    {
        json.WriteNumber("statusCode", statusCode);
        json.WriteString("type", "application/vnd.microsoft.error");
        json.WriteStartObject("value");
        json.WriteString("code", code);
        json.WriteString("message", message);
        json.WriteEndObject();
    }));
}
