namespace CharterBot.Charters.Replies;

/// <summary>A piece that was kept otherwise than people might think, and why.</summary>
/// <param name="Draft">The draft that was open then; 0 when none was.</param>
public readonly record struct KeptPiece(int Question, KeptPiece.How Why, int Draft = 0)
{
    public enum How
    {
        ForNow,
        BeforeBegin,
        ForLater,
        AlreadyAgreed,
        IsParked,

        /// <summary>A draft is up for stances, and this is none.</summary>
        DraftIsOpen,
    }
}
