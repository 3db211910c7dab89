namespace CharterBot.BotFramework.Messages;

/// <summary>The sizes of a dialog that every client knows.</summary>
public enum DialogSize
{
    Small,
    Medium,
    Large,
}
