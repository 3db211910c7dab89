namespace CharterBot.Tests.Conversations.Protocol;

/// <summary>One instance of the bot as the protocol sees it: what it remembers of the one thread, and what it is doing.</summary>
/// <param name="Known">The head's version in memory; <see cref="Nothing"/> when it has to be read.</param>
/// <param name="KnownShown">The version of the card's row in memory.</param>
/// <param name="Delivery">The delivery in hand, 0 for none.</param>
/// <param name="Drawn">The turn that the card in flight was drawn from.</param>
/// <param name="Owes">It saved a turn whose card it has not yet seen recorded.</param>
/// <param name="MustUpdate">Somebody's older update may stand on the card: it has to be sent once more.</param>
internal readonly record struct Instance(
    byte Known, byte KnownShown, byte Delivery, bool IsSaved, Sending Sending, byte Drawn, bool Owes, bool MustUpdate)
{
    public const byte Nothing = 9;

    public static readonly Instance Fresh = new(Nothing, 0, 0, false, Sending.Nothing, 0, false, false);

    public bool HasRead => Known != Nothing;

    public bool IsBusy => Delivery != 0 || Sending != Sending.Nothing || Owes || MustUpdate;
}

/// <summary>How far a message to the platform has come.</summary>
internal enum Sending : byte
{
    Nothing,
    PostUnderWay,
    PostArrived,
    PostAnswered,
    UpdateUnderWay,
    UpdateArrived,
}
