using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>Where somebody's pieces were kept, and why there.</summary>
internal static class KeptPhrase
{
    public static string Of(Reply.Kept kept, Charter? charter) =>
        $"Kept: {string.Join("; ", kept.Pieces.Select(piece => Where(piece, charter)))}.";

    private static string Where(KeptPiece piece, Charter? charter)
    {
        var again = Words.Again(charter, piece.Question);
        return piece.Why switch
        {
            KeptPiece.How.ForNow => $"your answer to question {piece.Question}",
            KeptPiece.How.BeforeBegin => $"for question {piece.Question}, before we begin",
            KeptPiece.How.ForLater => $"for question {piece.Question}, which is not the one asked now",
            KeptPiece.How.AlreadyAgreed =>
                $"with question {piece.Question}, which is agreed already; to offer it as a change, say {again}",
            KeptPiece.How.DraftIsOpen =>
                $"as a piece for question {piece.Question}. It is no stance on draft {piece.Draft}: that is "
                + $"{Words.Say(CommandName.Ok, piece.Draft)}, {Words.Usage(CommandName.Object)} or "
                + $"{Words.Usage(CommandName.Aside)}; {Words.Say(CommandName.Undo)} takes the piece back",
            KeptPiece.How.IsParked => $"with question {piece.Question}, which is parked; {again} opens it again",
            _ => throw new UnreachableException($"No words for {piece.Why}."),
        };
    }
}
