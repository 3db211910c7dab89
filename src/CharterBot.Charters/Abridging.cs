using CharterBot.Charters.Events;

namespace CharterBot.Charters;

/// <summary>
/// What stays of a charter that has been published for long: agreed texts, drafts and stances. The words of its pieces
/// go, and those of suggestions that a version has taken up or passed by; that somebody said something stays, so that
/// the log folds as before.
/// </summary>
public static class Abridging
{
    /// <param name="entries">The log of one charter, from its start.</param>
    /// <param name="until">How many of its entries are old enough.</param>
    public static IEnumerable<Entry> Abridge(IReadOnlyList<Entry> entries, int until)
    {
        var suggestions = CharterFold.Of(entries)?.Suggestions ?? [];
        var kept = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var suggestion = entry.Event switch
            {
                CharterEvent.SuggestionKept => kept++,
                CharterEvent.SuggestionChanged changed => changed.Index,
                _ => -1,
            };
            var isDone = suggestion >= 0 && suggestions[suggestion].DoneIn is not null;
            yield return index < until ? entry with { Event = Abridged(entry.Event, isDone) } : entry;
        }
    }

    private static CharterEvent Abridged(CharterEvent happened, bool isDone) => happened switch
    {
        CharterEvent.PieceGiven given => given with { Text = "", Message = null },
        CharterEvent.PiecesSet set => set with { Texts = [.. set.Texts.Select(_ => "")], Message = null },
        CharterEvent.SuggestionKept kept when isDone => kept with { Text = "", Message = null },
        CharterEvent.SuggestionChanged changed when isDone => changed with { Text = "" },
        var other => other,
    };
}
