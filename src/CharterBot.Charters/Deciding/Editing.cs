using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Messages that their author edited or deleted: what they brought follows.</summary>
internal static class Editing
{
    /// <summary>An edited message changes the pieces it brought; it never does a command again.</summary>
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
        var before = old.Select(at => (at.Question, d.Charter[at.Question].Pieces[at.Index].Text));
        if (now.SequenceEqual(before))
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

    private static void End(Deliberation d, List<(int Question, int Index)> pieces)
    {
        List<Reply.UsedPieceChanged> used = [];
        foreach (var (number, index) in pieces)
        {
            var question = d.Charter[number];
            var piece = question.Pieces[index];
            d.Happen(new CharterEvent.PieceEnded(number, index));
            if (question.Drafts.LastOrDefault(draft => draft.Step > piece.Step && !draft.IsTakenBack) is { } draft)
                used.Add(new(number, draft.Number, draft.Author));
        }

        foreach (var told in used.Distinct())
            d.Say(told);
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
}
