namespace CharterBot.BotFramework.Activities;

/// <summary>
/// The two parts of a conversation id that mean something: the place, and the root of the thread in it.
/// </summary>
public readonly record struct ConversationAddress(string Place, string? ThreadRoot)
{
    private const string MessageId = "messageid=";

    public static ConversationAddress Of(string id)
    {
        var parts = id.Split(';');
        var root = parts.Skip(1).FirstOrDefault(part => part.StartsWith(MessageId, StringComparison.OrdinalIgnoreCase));
        return new(parts[0], root is { Length: > 10 } ? root[MessageId.Length..] : null);
    }
}
