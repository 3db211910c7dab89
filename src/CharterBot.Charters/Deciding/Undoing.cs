using CharterBot.Charters.Answers;
using CharterBot.Charters.Events;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Taking back one's own last piece, pass or stance.</summary>
internal static class Undoing
{
    private enum Thing
    {
        Piece,
        Stance,
        Objection,
        Pass,
        Suggestion,
    }

    public static void Undo(Deliberation d)
    {
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.NothingToUndo))
            return;

        var last = d.Charter.Questions
            .SelectMany(question => Undoable(d, question))
            .Concat(Suggested(d))
            .OrderBy(thing => thing.Step)
            .LastOrDefault();
        switch (last)
        {
            case { Step: 0 }:
                d.Refuse(Obstacle.NothingToUndo);
                break;
            case { Is: Thing.Suggestion }:
                d.Happen(new CharterEvent.SuggestionChanged(last.Index, ""));
                d.Tell(Note.SuggestionTakenBack);
                break;
            case { Is: Thing.Pass }:
                d.Happen(new CharterEvent.PassTakenBack(last.Question));
                d.Tell(Note.PassTakenBack, last.Question);
                break;
            case { Is: Thing.Piece }:
                if (!RestorePieces(d, d.Charter[last.Question], last.Step))
                    d.Happen(new CharterEvent.PieceEnded(last.Question, last.Index));
                d.Tell(Note.PieceTakenBack, last.Question);
                break;
            case { Is: Thing.Stance }:
                d.Happen(new CharterEvent.StanceTakenBack(last.Question, last.Index));
                d.Tell(Note.StanceTakenBack, last.Question);
                break;
            default:
                d.Happen(new CharterEvent.ObjectionWithdrawn(last.Question));
                d.Tell(Note.Withdrawn, last.Question);
                break;
        }
    }

    /// <summary>
    /// Undoes a change: what it brought ends, what it replaced stands again. False when it was no change.
    /// </summary>
    internal static bool RestorePieces(Deliberation d, QuestionProgress question, int step)
    {
        var own = question.Pieces
            .Select((piece, index) => (piece, index))
            .Where(pair => pair.piece.Author == d.By)
            .ToList();
        var replaced = own
            .Where(pair => pair.piece.State == PieceState.Replaced && pair.piece.EndedStep == step)
            .ToList();
        if (replaced.Count == 0)
            return false;

        foreach (var (_, index) in own.Where(pair => pair.piece.Stands && pair.piece.Step == step))
            d.Happen(new CharterEvent.PieceEnded(question.Number, index));
        foreach (var (_, index) in replaced)
            d.Happen(new CharterEvent.PieceRestored(question.Number, index));
        return true;
    }

    private static IEnumerable<(Thing Is, int Question, int Index, int Step)> Undoable(
        Deliberation d, QuestionProgress question)
    {
        if (question.IsSettled)
            yield break;

        var drafted = question.NewestDraft?.Step ?? 0;
        for (var index = 0; index < question.Pieces.Length; index++)
        {
            var piece = question.Pieces[index];
            if (piece.Stands && piece.Author == d.By && piece.Step > drafted)
                yield return (Thing.Piece, question.Number, index, piece.Step);
        }

        if (question.Passed.IndexOf(d.By) is >= 0 and var passed)
            yield return (Thing.Pass, question.Number, 0, question.PassedSteps[passed]);
        if (question.OpenDraft is { } open && open.StanceOf(d.By) is { } stance)
            yield return (Thing.Stance, question.Number, open.Number, stance.Step);
        if (question.OpenDraft is not null && question.ObjectionOf(d.By) is { } objection && objection.Step > drafted)
            yield return (Thing.Objection, question.Number, 0, objection.Step);
    }

    private static IEnumerable<(Thing Is, int Question, int Index, int Step)> Suggested(Deliberation d) =>
        from pair in d.Charter.Suggestions.Select((suggestion, index) => (suggestion, index))
        where pair.suggestion is { DoneIn: null, Text.Length: > 0 } && pair.suggestion.By == d.By
        select (Thing.Suggestion, 0, pair.index, pair.suggestion.Step);
}
