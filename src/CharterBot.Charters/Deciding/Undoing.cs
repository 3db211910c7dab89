using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Taking back: one's own last piece or stance, and a text that was no command.</summary>
internal static class Undoing
{
    private enum Thing
    {
        Piece,
        Stance,
        Objection,
        Pass,
    }

    public static void Undo(Deliberation d)
    {
        if (d.MayNot(d.Charter.IsRunning, Obstacle.NothingToUndo))
            return;

        var last = d.Charter.Questions.SelectMany(question => Undoable(d, question)).OrderBy(thing => thing.Step).LastOrDefault();
        switch (last)
        {
            case { Step: 0 }:
                d.Refuse(Obstacle.NothingToUndo);
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

    public static void ItWasMyAnswer(Deliberation d, CharterCommand.ItWasMyAnswer mine)
    {
        // Nothing is taken back for a text that cannot be kept: a refusal changes nothing.
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled) ||
            d.MayNot(!Labels.Split(mine.Text, d.Charter.Set.Count).IsEmpty, Obstacle.TextNeeded))
        {
            return;
        }

        if (mine.Took is { } took && d.Charter.Set.Has(mine.Question))
            TakeBack(d, took, d.Charter[mine.Question], mine.Number);

        // An answer to what was asked when it was written, whatever is asked by now.
        var asked = mine.Took == CommandName.Reopen ? mine.Number : mine.Question;
        var isForThat = d.Charter.Set.Has(asked) && !Labels.Any(mine.Text, d.Charter.Set.Count);
        Contributing.Contribute(d, mine.Text, isForThat ? asked : null);
    }

    private static void TakeBack(Deliberation d, CommandName took, QuestionProgress question, int number)
    {
        var open = question.OpenDraft;
        switch (took)
        {
            case CommandName.Draft when open is { } draft && draft.Number == number && draft.Author == d.By
                && draft.Stances.All(stance => stance.By == d.By):
                d.Happen(new CharterEvent.DraftTakenBack(question.Number, number));
                break;
            case CommandName.Object when question.ObjectionOf(d.By) is { } objection && objection.Draft == number:
                d.Happen(new CharterEvent.ObjectionWithdrawn(question.Number));
                break;
            case CommandName.Aside when open?.Number == number && open.StanceOf(d.By) is { IsOk: false }:
                d.Happen(new CharterEvent.StanceTakenBack(question.Number, number));
                break;
            case CommandName.Ok when open is { } stood && stood.Number == number && stood.Author != d.By
                && stood.StanceOf(d.By) is { IsOk: true }:
                d.Happen(new CharterEvent.StanceTakenBack(question.Number, number));
                break;
            case CommandName.Change:
                RestorePieces(d, question, LastChange(d, question));
                break;
            case CommandName.Reopen when question.Reopened is { } reopening && reopening.By == d.By
                && question.Stage == Stage.Asked && IsUntouched(question, reopening.Step):
                Asking.TakeReopeningBack(d, question, reopening);
                break;
            case CommandName.Rename when d.Charter.NameBefore is { } before && d.Charter.IsFacilitator(d.By):
                d.Happen(new CharterEvent.Renamed(before));
                break;
        }
    }

    /// <summary>Nobody has drafted or objected since; pieces are kept either way.</summary>
    private static bool IsUntouched(QuestionProgress question, int since) =>
        question.Drafts.All(draft => draft.Step < since) && question.Objections.All(objection => objection.Step < since);

    /// <summary>Undoes a change: what it brought ends, what it replaced stands again. False when it was no change.</summary>
    private static bool RestorePieces(Deliberation d, QuestionProgress question, int step)
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

    private static int LastChange(Deliberation d, QuestionProgress question) =>
        question.PiecesOf(d.By).Select(piece => piece.Step)
            .Intersect(question.Pieces.Where(piece => piece.State == PieceState.Replaced).Select(piece => piece.EndedStep))
            .DefaultIfEmpty()
            .Max();

    private static IEnumerable<(Thing Is, int Question, int Index, int Step)> Undoable(Deliberation d, QuestionProgress question)
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
}
