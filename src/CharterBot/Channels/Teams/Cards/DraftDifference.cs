using System.Collections.Immutable;
using System.Text;
using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters.Answers;
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
            sheet.Tight(new TextRun(sheet.Text(draft.Text)));
            return;
        }

        var spans = Smoothed(WordDifference.Between(UserText.Mended(before.Text), UserText.Mended(draft.Text)));
        if (spans.Count > MostSpans)
        {
            sheet.Tight(new TextRun(sheet.Text(draft.Text)));
            sheet.Tight(TextRun.Subtle($"Rewritten since draft {before.Number}."));
            return;
        }

        sheet.Marked(UserText.Isolated(UserText.Mended(draft.Text)), [.. spans.Select(Run)]);
        sheet.Marked(Named(before.Number, spans), [TextRun.Subtle(
            $"Changed since draft {before.Number}: added words are underlined, removed ones struck through. "
            + "The OKs were cleared.")]);
    }

    /// <summary>Two changes with only a space between them are one change: people read phrases, not words.</summary>
    internal static List<WordSpan> Smoothed(ImmutableArray<WordSpan> spans)
    {
        var smooth = new List<WordSpan>();
        var (removed, added) = (new StringBuilder(), new StringBuilder());
        for (var index = 0; index < spans.Length; index++)
        {
            var span = spans[index];
            var isGap = span.Is == WordSpan.Kind.Same && index > 0 && index < spans.Length - 1 &&
                string.IsNullOrWhiteSpace(span.Text) && !span.Text.Contains('\n', StringComparison.Ordinal);
            if (span.Is != WordSpan.Kind.Added && (span.Is == WordSpan.Kind.Removed || isGap))
                removed.Append(span.Text);
            if (span.Is == WordSpan.Kind.Added || isGap)
                added.Append(span.Text);
            if (span.Is == WordSpan.Kind.Same && !isGap)
            {
                Flush();
                smooth.Add(span);
            }
        }

        Flush();
        return smooth;

        void Flush()
        {
            if (removed.Length > 0)
                smooth.Add(new(WordSpan.Kind.Removed, removed.ToString()));
            if (added.Length > 0)
                smooth.Add(new(WordSpan.Kind.Added, added.ToString()));
            removed.Clear();
            added.Clear();
        }
    }

    private static TextRun Run(WordSpan span) => span.Is switch
    {
        WordSpan.Kind.Added => new(UserText.Isolated(span.Text)) { Underline = true, Highlight = true },
        WordSpan.Kind.Removed => new(UserText.Isolated(span.Text)) { Strikethrough = true, IsSubtle = true },
        _ => new(span.Text),
    };

    private static string Named(int before, List<WordSpan> spans)
    {
        var named = new StringBuilder($"Changed since draft {before}:");
        foreach (var span in spans)
        {
            if (span.Is == WordSpan.Kind.Same || string.IsNullOrWhiteSpace(span.Text))
                continue;
            named.Append(span.Is == WordSpan.Kind.Added ? " added \"" : " removed \"")
                .Append(UserText.Isolated(span.Text.Trim())).Append("\",");
        }

        return named.Append(" the OKs were cleared.").ToString();
    }
}
