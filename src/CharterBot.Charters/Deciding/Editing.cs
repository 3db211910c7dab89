using CharterBot.Charters.Answers;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Messages that their author edited, deleted or brought back: what they brought follows.</summary>
internal static class Editing
{
    /// <summary>An edited message changes the pieces it brought; it never does a command again.</summary>
    public static void Edit(Deliberation d, string text, DateTimeOffset? at)
    {
        if (IsOutOfDate(d, at))
            return;

        ChangeSuggestions(d, text, at);
        var old = PiecesOfMessage(d, piece => piece.Stands);
        if (old.Count == 0)
            return;

        var now = Parts(d, text, old);
        if (now.SequenceEqual(Texts(d, old)))
            return;

        End(d, old, at, withMessage: false);
        foreach (var (question, part) in now)
            d.Happen(new CharterEvent.PieceGiven(question, part, d.Said.Message, at));
    }

    public static void Delete(Deliberation d, DateTimeOffset? at)
    {
        if (IsOutOfDate(d, at))
            return;

        ChangeSuggestions(d, "", at);
        End(d, PiecesOfMessage(d, piece => piece.Stands), at, withMessage: true);
    }

    /// <summary>What the deletion took away stands again; nothing that its author took back otherwise does.</summary>
    public static void Undelete(Deliberation d, string text, DateTimeOffset? at)
    {
        if (IsOutOfDate(d, at))
            return;

        var gone = PiecesOfMessage(d, piece => piece.EndedWithMessage);
        if (gone.Count == 0)
        {
            Edit(d, text, at);
            return;
        }

        ChangeSuggestions(d, text, at);
        var last = gone.Max(found => PieceAt(d, found).MessageAt);
        gone.RemoveAll(found => PieceAt(d, found).MessageAt != last);
        var now = Parts(d, text, gone);
        if (now.SequenceEqual(Texts(d, gone)))
        {
            foreach (var (question, index) in gone)
                d.Happen(new CharterEvent.PieceRestored(question, index, at));
            return;
        }

        foreach (var (question, part) in now)
            d.Happen(new CharterEvent.PieceGiven(question, part, d.Said.Message, at));
    }

    /// <summary>The platform may tell what happened first after what happened last: the last word stays.</summary>
    private static bool IsOutOfDate(Deliberation d, DateTimeOffset? at) =>
        PiecesOfMessage(d, piece => at < piece.MessageAt).Count > 0 ||
        d.Charter.Suggestions.Any(kept => IsOfMessage(d, kept) && at < kept.MessageAt);

    private static void End(
        Deliberation d, List<(int Question, int Index)> pieces, DateTimeOffset? at, bool withMessage)
    {
        List<Reply.UsedPieceChanged> used = [];
        foreach (var (number, index) in pieces)
        {
            var question = d.Charter[number];
            var piece = question.Pieces[index];
            d.Happen(new CharterEvent.PieceEnded(number, index, withMessage, at));
            if (question.Drafts.LastOrDefault(draft => draft.Step > piece.Step && !draft.IsTakenBack) is { } draft)
                used.Add(new(number, draft.Number, draft.Author));
        }

        foreach (var told in used.Distinct())
            d.Say(told);
    }

    /// <summary>What the text says now: without a label, to the question of the first piece it had brought.</summary>
    private static List<(int Question, string Text)> Parts(
        Deliberation d, string text, List<(int Question, int Index)> before) =>
    [
        .. Labels.Split(text, d.Charter.Set.Count).Select(part => (part.Question ?? before[0].Question, part.Text)),
    ];

    private static IEnumerable<(int Question, string Text)> Texts(
        Deliberation d, List<(int Question, int Index)> pieces) =>
        pieces.Select(found => (found.Question, PieceAt(d, found).Text));

    private static Piece PieceAt(Deliberation d, (int Question, int Index) found) =>
        d.Charter[found.Question].Pieces[found.Index];

    private static List<(int Question, int Index)> PiecesOfMessage(Deliberation d, Predicate<Piece> which) =>
    [
        .. d.Charter.Questions.SelectMany(question => question.Pieces
            .Select((piece, index) => (piece, index))
            .Where(pair => pair.piece.Author == d.By && pair.piece.Message is { } message && message == d.Said.Message)
            .Where(pair => which(pair.piece))
            .Select(pair => (question.Number, pair.index, pair.piece.Step)))
            .OrderBy(found => found.Step)
            .Select(found => (found.Number, found.index)),
    ];

    private static void ChangeSuggestions(Deliberation d, string text, DateTimeOffset? at)
    {
        for (var index = 0; index < d.Charter.Suggestions.Length; index++)
        {
            if (IsOfMessage(d, d.Charter.Suggestions[index]) && d.Charter.Suggestions[index].Text != text)
                d.Happen(new CharterEvent.SuggestionChanged(index, text, at));
        }
    }

    private static bool IsOfMessage(Deliberation d, Suggestion kept) =>
        kept.By == d.By && kept.Message is { } message && message == d.Said.Message;
}
