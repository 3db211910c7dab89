namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>What an instance has in mind besides the rows.</summary>
[Flags]
internal enum Memo : byte
{
    None = 0,

    /// <summary>The delivery in hand has its row; it is still to be acknowledged.</summary>
    Saved = 1,

    /// <summary>The show loop works on the thread.</summary>
    Wanting = 2,

    /// <summary>Somebody's older update may stand on the card: it has to be sent once more.</summary>
    Again = 4,

    /// <summary>It is taking over what a dead instance left.</summary>
    Heir = 8,

    /// <summary>It paused for so long that the others hold it for dead, and does not know.</summary>
    HeldForDead = 16,

    /// <summary>It goes on under another name, under which nothing is marked yet.</summary>
    Renamed = 32,

    /// <summary>It has marked the thread under its present name.</summary>
    Marked = 64,

    /// <summary>A turn of its own may be saved or not: whoever is to show it, it will look after it.</summary>
    InDoubt = 128,
}
