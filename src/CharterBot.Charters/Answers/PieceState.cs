namespace CharterBot.Charters.Answers;

/// <summary>No piece vanishes: one that no longer stands is kept as history.</summary>
public enum PieceState
{
    Standing,
    Replaced,
    Withdrawn,
    Erased,
}
