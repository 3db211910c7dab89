namespace CharterBot.Charters.Replies;

/// <summary>A piece that was kept for another question than people might think, and why.</summary>
public readonly record struct KeptPiece(int Question, KeptPiece.How Why)
{
    public enum How
    {
        ForNow,
        BeforeBegin,
        ForLater,
        AlreadyAgreed,
        IsParked,
    }
}
