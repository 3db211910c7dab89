using System.Collections.Immutable;
using System.Text;

namespace CharterBot.Charters.Wording;

/// <summary>
/// The difference between two wordings, word by word (letter by letter in scripts without spaces): the longest common
/// subsequence. Joining what is same and added gives the new text; same and removed gives the old one.
/// </summary>
public static class WordDifference
{
    /// <summary>Above this many cells the middle is shown as replaced whole: it has been rewritten anyway.</summary>
    private const int MostCells = 4_000_000;

    public static ImmutableArray<WordSpan> Between(string before, string after)
    {
        var old = Words(before);
        var now = Words(after);
        var head = 0;
        while (head < old.Count && head < now.Count && old[head] == now[head])
            head++;
        var tail = 0;
        while (tail < old.Count - head && tail < now.Count - head && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;

        var spans = new List<WordSpan>();
        Add(spans, WordSpan.Kind.Same, now.Take(head));
        Middle(spans, old[head..(old.Count - tail)], now[head..(now.Count - tail)]);
        Add(spans, WordSpan.Kind.Same, now.TakeLast(tail));
        return Joined(spans);
    }

    private static void Middle(List<WordSpan> spans, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MostCells)
        {
            Add(spans, WordSpan.Kind.Removed, old);
            Add(spans, WordSpan.Kind.Added, now);
            return;
        }

        var lengths = Lengths(old, now);
        var (i, j) = (0, 0);
        while (i < old.Count || j < now.Count)
        {
            if (i < old.Count && j < now.Count && old[i] == now[j])
                (_, i, j) = (Put(WordSpan.Kind.Same, now[j]), i + 1, j + 1);
            else if (i < old.Count && (j == now.Count || lengths[i + 1][j] >= lengths[i][j + 1]))
                Put(WordSpan.Kind.Removed, old[i++]);
            else
                Put(WordSpan.Kind.Added, now[j++]);
        }

        bool Put(WordSpan.Kind kind, string word)
        {
            spans.Add(new(kind, word));
            return true;
        }
    }

    private static int[][] Lengths(List<string> old, List<string> now)
    {
        var lengths = new int[old.Count + 1][];
        lengths[old.Count] = new int[now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            lengths[i] = new int[now.Count + 1];
            for (var j = now.Count - 1; j >= 0; j--)
            {
                lengths[i][j] = old[i] == now[j]
                    ? lengths[i + 1][j + 1] + 1
                    : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        return lengths;
    }

    private static void Add(List<WordSpan> spans, WordSpan.Kind kind, IEnumerable<string> words) =>
        spans.AddRange(words.Select(word => new WordSpan(kind, word)));

    private static ImmutableArray<WordSpan> Joined(List<WordSpan> spans)
    {
        var joined = ImmutableArray.CreateBuilder<WordSpan>();
        var text = new StringBuilder();
        for (var index = 0; index < spans.Count; index++)
        {
            text.Append(spans[index].Text);
            if (index + 1 == spans.Count || spans[index + 1].Is != spans[index].Is)
            {
                joined.Add(new(spans[index].Is, text.ToString()));
                text.Clear();
            }
        }

        return joined.ToImmutable();
    }

    /// <summary>A word, or a run of white space, or one character of a script that sets no spaces.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.Value < 0x2E80)
            {
                word.Append(rune.ToString());
                continue;
            }

            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
            words.Add(rune.ToString());
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return words;
    }
}
