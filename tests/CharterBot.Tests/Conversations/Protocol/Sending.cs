namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>How far a card has come on its way to the platform and into its row.</summary>
internal enum Sending : byte
{
    Nothing,
    PostUnderWay,
    PostArrived,
    UpdateUnderWay,
    UpdateArrived,

    /// <summary>The platform has answered; the card's row does not say so yet.</summary>
    Unwritten,
}
