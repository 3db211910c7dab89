using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// Splits a message by its labels. A label is digit(s), colon, space, or Q, digit(s), colon, at the start of the text,
/// of a line, or after a sentence end, and its number is a question. "1." lists, "14:00", "ratio 2:1" and
/// "2024: we saw …" stay inside the text.
/// </summary>
public static class Labels
{
    private const string SentenceEnds = ".!?…。！？";
    private const string Closers = "\"'”’)»";

    /// <summary>What a full stop ends without ending a sentence: "No. 2: the second goal" is one text.</summary>
    private static readonly FrozenSet<string> Abbreviations =
        "no nr nos fig figs vol ch sec p pp approx ca cf vs eg ie e.g i.e art par para z.b bzw num núm nº n"
            .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static ImmutableArray<LabelledText> Split(string text, int questions)
    {
        var parts = ImmutableArray.CreateBuilder<LabelledText>();
        int? question = null;
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (!MayStand(text, at) || Read(text, at, questions) is not { } label)
                continue;

            Add(parts, question, text[from..at]);
            question = label.Question;
            from = at + label.Length;
            at = from - 1;
        }

        Add(parts, question, text[from..]);
        return parts.ToImmutable();
    }

    public static bool Any(string text, int questions) =>
        Split(text, questions).Any(part => part.Question is not null);

    private static void Add(ImmutableArray<LabelledText>.Builder parts, int? question, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > 0)
            parts.Add(new(question, trimmed));
    }

    private static bool MayStand(string text, int at)
    {
        if (!char.IsAsciiDigit(text[at]) && text[at] is not ('Q' or 'q'))
            return false;

        var before = at - 1;
        while (before >= 0 && text[before] is ' ' or '\t')
            before--;
        if (before < 0 || text[before] == '\n')
            return true;
        if (before == at - 1 && text[before] is not ('。' or '！' or '？'))
            return false;

        while (before > 0 && Closers.Contains(text[before], StringComparison.Ordinal))
            before--;
        return SentenceEnds.Contains(text[before], StringComparison.Ordinal) && !IsAbbreviated(text, before);
    }

    private static bool IsAbbreviated(string text, int stop)
    {
        var start = stop;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] is '.' or 'º'))
            start--;
        return text[stop] == '.' && Abbreviations.Contains(text[start..stop]);
    }

    private static (int Question, int Length)? Read(string text, int at, int questions)
    {
        var isQ = text[at] is 'Q' or 'q';
        var digits = isQ ? at + 1 : at;
        var end = digits;
        while (end < text.Length && end - digits < 3 && char.IsAsciiDigit(text[end]))
            end++;
        if (end == digits || end >= text.Length || text[end] != ':')
            return null;

        var followedBySpace = end + 1 == text.Length || char.IsWhiteSpace(text[end + 1]);
        if (!isQ && !followedBySpace)
            return null;

        var number = int.Parse(text.AsSpan(digits, end - digits), CultureInfo.InvariantCulture);
        return number >= 1 && number <= questions ? (number, end + 1 - at) : null;
    }
}
