using System.Collections.Frozen;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// Finds the command that a short message nearly is: "publsh", "pss 2", "ok, thanks". It is only ever asked about,
/// never done.
/// </summary>
internal static class NearMisses
{
    private static readonly FrozenSet<string> Politeness =
        ("thanks thank thx you please pls now all everyone then team bot cheers sounds good great fine by for me from"
        + " with it that this the our charter draft too yes sure").Split(' ').ToFrozenSet();

    /// <summary>Words that are near a command and everyday words all the same.</summary>
    private static readonly FrozenSet<string> Everyday =
        ("past paste pasta path pas paws pads shop shot slow snow ship skin skim skis shoe shows shown parks part pack"
        + " perk pork bank balk black beck stars staff star stat stats starts chance charge changes changed drift"
        + " drafts objects objective objectives export expert experts exports expo being begun begins leaves leaf"
        + " lease learn states statues statutes helps held heap helm remote remotes remake removed john joint joins"
        + " coin clone closed closer clothe cancer cancels comments commanders published publisher publics histories"
        + " opens reserves reverse revised revises reviews resumes presume restored restores reopens hope weaves aids"
        + " okays agreed agrees pauses paused passes undone untie go got exponent craft drafted smart stare stark abide"
        + " asides inside beside renamed renames changer subject").Split(' ').ToFrozenSet();

    public static (CommandName Meant, int? Number)? Find(string bare)
    {
        var words = bare.Split(' ');
        if (Polite(words) is { } polite)
            return polite;

        return words.Length <= 3 && Misspelt(WithoutNumber(words)) is { } meant ? (meant, null) : null;
    }

    /// <summary>The command and nothing but kindness around it: "ok 2, thanks".</summary>
    private static (CommandName Meant, int? Number)? Polite(string[] words)
    {
        if (words.Length is < 2 or > 5)
            return null;

        foreach (var (word, row) in CommandTable.Words)
        {
            var length = word.Count(character => character == ' ') + 1;
            if (!row.StandsAlone || words.Length <= length ||
                string.Join(' ', words[..length]).TrimEnd(',', '.', '!') != word)
            {
                continue;
            }

            var rest = words.Skip(length).Select(word => word.Trim(',', '.', '!', '#')).ToList();
            var numbers = row.Takes is Takes.Nothing or Takes.Person
                ? []
                : rest.FindAll(word => Numbers.Alone(word) is not null);
            if (numbers.Count <= 1 && rest.Except(numbers).All(Politeness.Contains))
                return (row.Name, numbers.Count == 1 ? Numbers.Alone(numbers[0]) : null);
        }

        return null;
    }

    /// <summary>
    /// A slip in the first word before a text: "drfat We share maps", "chnage 2: at most seven". Two letters that
    /// changed places make no word; with a colon behind it, any slip is one.
    /// </summary>
    public static (CommandName Meant, int Length)? WithText(string text)
    {
        var length = text.TakeWhile(char.IsAsciiLetter).Count();
        var rest = text[length..];
        if (length < 4 || rest.Length == 0 || rest[0] is not (' ' or ':' or '\n'))
            return null;

        var first = text[..length].ToLowerInvariant();
        var isDelimited = Numbers.Leading(rest, needsColon: false).Taken.TrimStart(' ').StartsWith(':');
        foreach (var (word, row) in CommandTable.Words)
        {
            if (row.StandsAlone || word.Length < 4 || word == first)
                continue;
            if (IsSwapped(first, word) || (isDelimited && Distance(first, word) == 1 && !Everyday.Contains(first)))
                return (row.Name, length);
        }

        return null;
    }

    private static bool IsSwapped(string left, string right) =>
        left.Length == right.Length && Distance(left, right) == 1 &&
        string.Concat(left.Order()) == string.Concat(right.Order());

    private static string WithoutNumber(string[] words)
    {
        var endsInNumber = words is [_, .., var last] && last.All(char.IsAsciiDigit);
        return string.Join(' ', endsInNumber ? words[..^1] : words);
    }

    private static CommandName? Misspelt(string bare)
    {
        if (bare.Length < 3 || Everyday.Contains(bare))
            return null;
        // A slip of the finger hardly ever hits the first letter; "cause" is not "pause".

        foreach (var (word, row) in CommandTable.Words)
        {
            var length = Math.Min(word.Length, bare.Length);
            var allowed = length switch { < 3 => 0, < 7 => 1, _ => 2 };
            var distance = Distance(bare, word);
            if (distance > 0 && distance <= allowed && word.Length > 3 && IsFirstLetterKept(bare, word))
                return row.Name;
        }

        return null;
    }

    private static bool IsFirstLetterKept(string bare, string word) =>
        bare[0] == word[0] || (bare[0] == word[1] && bare[1] == word[0]);

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
            return int.MaxValue;

        var rows = Enumerable.Range(0, left.Length + 1).Select(_ => new int[right.Length + 1]).ToArray();
        for (var i = 0; i <= left.Length; i++)
            rows[i][0] = i;
        for (var j = 0; j <= right.Length; j++)
            rows[0][j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + cost);
                var isSwap = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                rows[i][j] = isSwap ? Math.Min(best, rows[i - 2][j - 2] + 1) : best;
            }
        }

        return rows[left.Length][right.Length];
    }
}
