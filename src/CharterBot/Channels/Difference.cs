using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CharterBot.Charters.Wording;

namespace CharterBot.Channels;

/// <summary>What changed between two wordings, in phrases as people read them.</summary>
internal static class Difference
{
    private static readonly ConditionalWeakTable<string, Comparison> Compared = [];

    /// <summary>A card is drawn again with every stance while its texts stay: the same two are compared once.</summary>
    public static ImmutableArray<WordSpan> Between(string before, string after)
    {
        if (Compared.TryGetValue(after, out var known) && known.Before == before)
            return known.Spans;

        var spans = Smoothed(WordDifference.Between(UserText.Mended(before), UserText.Mended(after)));
        Compared.AddOrUpdate(after, new(before, spans));
        return spans;
    }

    /// <summary>Three quarters of the new text were not in the old one.</summary>
    public static bool IsRewriting(ImmutableArray<WordSpan> spans) =>
        spans.Where(span => span.Is == WordSpan.Kind.Same).Sum(span => span.Text.Length) * 4 <
        spans.Where(span => span.Is != WordSpan.Kind.Removed).Sum(span => span.Text.Length);

    /// <summary>removed "Everyone rebuilds", added "Many of us rebuild"; empty when only spaces changed.</summary>
    public static string InWords(ImmutableArray<WordSpan> spans)
    {
        var changes = spans
            .Where(span => span.Is != WordSpan.Kind.Same && !string.IsNullOrWhiteSpace(span.Text))
            .Select(span => (
                How: span.Is == WordSpan.Kind.Added ? "added" : "removed",
                Text: UserText.Isolated(UserText.OnOneLine(span.Text))))
            .Select(change => $"{change.How} \"{change.Text}\"");
        return string.Join(", ", changes);
    }

    /// <summary>Only words, no marks: [-taken out-] and [+put in+], as reviewers write it.</summary>
    public static string Marked(string before, string after)
    {
        var marked = new StringBuilder();
        foreach (var span in Between(before, after))
        {
            _ = span.Is switch
            {
                WordSpan.Kind.Added => marked.Append("[+").Append(span.Text).Append("+]"),
                WordSpan.Kind.Removed => marked.Append("[-").Append(span.Text).Append("-]"),
                _ => marked.Append(span.Text),
            };
        }

        return marked.ToString();
    }

    /// <summary>Two changes with only a space between them are one change: people read phrases, not words.</summary>
    private static ImmutableArray<WordSpan> Smoothed(ImmutableArray<WordSpan> spans)
    {
        var smooth = ImmutableArray.CreateBuilder<WordSpan>();
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
        return smooth.ToImmutable();

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

    private sealed record Comparison(string Before, ImmutableArray<WordSpan> Spans);
}
