namespace CharterBot.Tab.Reading;

/// <summary>What a reader is to a conversation, as far as the platform says.</summary>
internal enum Standing
{
    Member,
    Stranger,

    /// <summary>The platform gave no answer to rely on, or may not be asked so often.</summary>
    Unknown,
}
