using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Taking back: one's own last piece or stance, an edited or deleted message, a text that was no command.</summary>
internal static class Undoing
{
    private enum Thing
    {
        Piece,
        Stance,
        Objection,
    }

    public static void Undo(Deliberation d)
    {
        if (d.MayNot(d.Charter.IsRunning, Obstacle.NothingToUndo))
            return;

        var last = d.Charter.Questions.SelectMany(question => Undoable(d, question)).OrderBy(thing => thing.Step).LastOrDefault();
        switch (last)
        {
            case { Step: 0 } or { Is: Thing.Piece } when d.Charter.CurrentQuestion is { } asked && asked.Passed.Contains(d.By):
                d.Happen(new CharterEvent.PassTakenBack(asked.Number));
                d.Tell(Note.PassTakenBack, asked.Number);
                break;
            case { Step: 0 }:
                d.Refuse(Obstacle.NothingToUndo);
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
                Agreeing.Evaluate(d);
                break;
        }
    }

    /// <summary>An edited message changes the pieces it brought, in the order it brought them; it never does a command again.</summary>
    public static void Edit(Deliberation d, string text)
    {
        ChangeSuggestions(d, text);
        var old = PiecesOfMessage(d);
        if (old.Count == 0)
            return;

        var home = old[0].Question;
        var now = Labels.Split(text, d.Charter.Set.Count)
            .Select(part => (Question: part.Question ?? home, part.Text))
            .ToList();
        if (now.Count == 0 || now.SequenceEqual(old.Select(at => (at.Question, d.Charter[at.Question].Pieces[at.Index].Text))))
            return;

        End(d, old);
        foreach (var (question, part) in now)
            d.Happen(new CharterEvent.PieceGiven(question, part, d.Said.Message));
    }

    public static void Delete(Deliberation d)
    {
        ChangeSuggestions(d, "");
        End(d, PiecesOfMessage(d));
    }

    public static void ItWasMyAnswer(Deliberation d, CharterCommand.ItWasMyAnswer mine)
    {
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled))
            return;

        if (mine.Took is { } took && d.Charter.Set.Has(mine.Question))
            TakeBack(d, took, d.Charter[mine.Question], mine.Number);
        var isForThat = mine.Took is not null && d.Charter.Set.Has(mine.Question) && !Labels.Any(mine.Text, d.Charter.Set.Count);
        Contributing.Contribute(d, mine.Text, isForThat ? mine.Question : null);
        Agreeing.Evaluate(d);
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
            case CommandName.Change:
                RestorePieces(d, question, LastChange(d, question));
                break;
            case CommandName.Rename when d.Charter.NameBefore is { } before && d.Charter.IsFacilitator(d.By):
                d.Happen(new CharterEvent.Renamed(before));
                break;
        }
    }

    /// <summary>Undoes a change: what it brought ends, what it replaced stands again. False when that step was no change.</summary>
    private static bool RestorePieces(Deliberation d, QuestionProgress question, int step)
    {
        var own = question.Pieces.Select((piece, index) => (piece, index)).Where(pair => pair.piece.Author == d.By).ToList();
        var replaced = own.Where(pair => pair.piece.State == PieceState.Replaced && pair.piece.EndedStep == step).ToList();
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

    private static void End(Deliberation d, List<(int Question, int Index)> pieces)
    {
        foreach (var (number, index) in pieces)
        {
            var question = d.Charter[number];
            var piece = question.Pieces[index];
            d.Happen(new CharterEvent.PieceEnded(number, index));
            if (question.Drafts.LastOrDefault(draft => draft.Step > piece.Step && !draft.IsTakenBack) is { } draft)
                d.Say(new Reply.UsedPieceChanged(number, draft.Number));
        }
    }

    private static List<(int Question, int Index)> PiecesOfMessage(Deliberation d) =>
    [
        .. d.Charter.Questions.SelectMany(question => question.Pieces
            .Select((piece, index) => (piece, index))
            .Where(pair => pair.piece.Stands && pair.piece.Author == d.By &&
                pair.piece.Message is { } message && message == d.Said.Message)
            .Select(pair => (question.Number, pair.index, pair.piece.Step)))
            .OrderBy(found => found.Step)
            .Select(found => (found.Number, found.index)),
    ];

    private static void ChangeSuggestions(Deliberation d, string text)
    {
        for (var index = 0; index < d.Charter.Suggestions.Length; index++)
        {
            var kept = d.Charter.Suggestions[index];
            if (kept.By == d.By && kept.Message is { } message && message == d.Said.Message && kept.Text != text)
                d.Happen(new CharterEvent.SuggestionChanged(index, text));
        }
    }

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

        if (question.OpenDraft is { } open && open.StanceOf(d.By) is { } stance)
            yield return (Thing.Stance, question.Number, open.Number, stance.Step);
        if (question.OpenDraft is not null && question.ObjectionOf(d.By) is { } objection && objection.Step > drafted)
            yield return (Thing.Objection, question.Number, 0, objection.Step);
    }
}
