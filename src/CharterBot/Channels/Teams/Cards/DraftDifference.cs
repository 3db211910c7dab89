using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
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

    private static readonly ConditionalWeakTable<string, Comparison> Compared = [];

    public static void Lay(Sheet sheet, Draft? before, Draft draft)
    {
        if (before is null || before.Text.Length == 0 || before.Text.Length + draft.Text.Length > sheet.Room.Text)
        {
            sheet.Wording(new TextRun(sheet.Text(draft.Text)));
            if (before is not null)
                Undrawn(sheet, "Changed", before);
            return;
        }

        var spans = Between(before.Text, draft.Text);
        if (spans.Count > MostSpans || IsRewritten(spans))
        {
            sheet.Wording(new TextRun(sheet.Text(draft.Text)));
            Undrawn(sheet, "Rewritten", before);
            return;
        }

        sheet.Wording(UserText.Isolated(UserText.Mended(draft.Text)), [.. spans.Select(Run)]);
        sheet.Marked(Named(before.Number, spans), [TextRun.Subtle(
            $"Changed since draft {before.Number}: added words are underlined, removed ones struck through. "
            + "The OKs were cleared.")]);
    }

    private static void Undrawn(Sheet sheet, string how, Draft before) => sheet.Tight(TextRun.Subtle(
        $"{how} since draft {before.Number}; the OKs were cleared. {Words.Say(CommandName.History)} has the versions."));

    /// <summary>A card is drawn again with every stance while its texts stay: the same two are compared once.</summary>
    private static List<WordSpan> Between(string before, string after)
    {
        if (Compared.TryGetValue(after, out var known) && known.Before == before)
            return known.Spans;

        var spans = Trimmed(Smoothed(WordDifference.Between(UserText.Mended(before), UserText.Mended(after))));
        Compared.AddOrUpdate(after, new(before, spans));
        return spans;
    }

    private static bool IsRewritten(List<WordSpan> spans) =>
        spans.Where(span => span.Is == WordSpan.Kind.Same).Sum(span => span.Text.Length) * 4 <
        spans.Where(span => span.Is != WordSpan.Kind.Removed).Sum(span => span.Text.Length);

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

    /// <summary>Spaces at the ends of a change carry no mark.</summary>
    private static List<WordSpan> Trimmed(List<WordSpan> spans)
    {
        var trimmed = new List<WordSpan>(spans.Count);
        foreach (var (kind, text) in spans)
        {
            var word = text.Trim(' ');
            if (kind != WordSpan.Kind.Added || word.Length == text.Length || word.Length == 0)
            {
                trimmed.Add(new(kind, text));
                continue;
            }

            var start = text.IndexOf(word, StringComparison.Ordinal);
            if (start > 0)
                trimmed.Add(new(WordSpan.Kind.Same, text[..start]));
            trimmed.Add(new(kind, word));
            if (start + word.Length < text.Length)
                trimmed.Add(new(WordSpan.Kind.Same, text[(start + word.Length)..]));
        }

        return trimmed;
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

    private sealed record Comparison(string Before, List<WordSpan> Spans);
}
