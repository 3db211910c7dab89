using System.Collections.Immutable;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Wording;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>
/// A draft's text with what changed since the draft before: added words underlined and highlighted, removed ones struck
/// through. Never by colour alone, and named in words in the plain version.
/// </summary>
internal static class DraftDifference
{
    /// <summary>More changes than this read worse than the clean text.</summary>
    private const int MostSpans = 60;

    public static void Lay(Sheet sheet, Draft? before, Draft draft)
    {
        if (before is null || before.Text.Length == 0 || before.Text.Length + draft.Text.Length > sheet.Room.Text)
        {
            sheet.Wording(new TextRun(sheet.Text(draft.Text)));
            if (before is not null)
                Undrawn(sheet, "Changed", before);
            return;
        }

        var spans = Difference.Between(before.Text, draft.Text);
        if (spans.Length > MostSpans || Difference.IsRewriting(spans))
        {
            sheet.Wording(new TextRun(sheet.Text(draft.Text)));
            Undrawn(sheet, "Rewritten", before);
            return;
        }

        sheet.Wording(UserText.Isolated(UserText.Mended(draft.Text)), [.. Apart(Trimmed(spans)).Select(Run)]);
        sheet.Marked(Named(before.Number, spans), [TextRun.Subtle(
            $"Changed since draft {before.Number}: added words are underlined, removed ones struck through. "
            + "The OKs were cleared.")]);
    }

    private static void Undrawn(Sheet sheet, string how, Draft before) => sheet.Tight(TextRun.Subtle(
        $"{how} since draft {before.Number}; the OKs were cleared. "
        + $"{Words.Say(CommandName.History)} has the versions."));

    /// <summary>Spaces at the ends of a change carry no mark.</summary>
    private static IEnumerable<WordSpan> Trimmed(ImmutableArray<WordSpan> spans)
    {
        foreach (var (kind, text) in spans)
        {
            var word = text.Trim(' ');
            if (kind == WordSpan.Kind.Same || word.Length == text.Length || word.Length == 0)
            {
                yield return new(kind, text);
                continue;
            }

            var start = text.IndexOf(word, StringComparison.Ordinal);
            if (start > 0)
                yield return new(WordSpan.Kind.Same, text[..start]);
            yield return new(kind, word);
            if (start + word.Length < text.Length)
                yield return new(WordSpan.Kind.Same, text[(start + word.Length)..]);
        }
    }

    /// <summary>What was taken out and what was put in its place would read as one word where they touch.</summary>
    private static IEnumerable<WordSpan> Apart(IEnumerable<WordSpan> spans)
    {
        var before = WordSpan.Kind.Same;
        foreach (var span in spans)
        {
            if (span.Is == WordSpan.Kind.Added && before == WordSpan.Kind.Removed)
                yield return new(WordSpan.Kind.Same, " ");
            yield return span;
            before = span.Is;
        }
    }

    private static TextRun Run(WordSpan span) => span.Is switch
    {
        WordSpan.Kind.Added => new(UserText.Isolated(span.Text)) { Underline = true, Highlight = true },
        WordSpan.Kind.Removed => new(UserText.Isolated(span.Text)) { Strikethrough = true, IsSubtle = true },
        _ => new(span.Text),
    };

    private static string Named(int before, ImmutableArray<WordSpan> spans)
    {
        var changes = Difference.InWords(spans);
        return $"Changed since draft {before}: {changes}{(changes.Length > 0 ? ", " : "")}the OKs were cleared.";
    }
}
