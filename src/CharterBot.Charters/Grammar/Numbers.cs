using System.Globalization;

namespace CharterBot.Charters.Grammar;

/// <summary>Numbers behind a command's word: "ok 2", "pass #3", "reopen 2 because …".</summary>
internal static class Numbers
{
    /// <summary>Nothing but a number, of a question or a draft.</summary>
    public static int? Alone(string rest)
    {
        var digits = rest.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["question ", "draft ", "#", "q", "no. "])
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal))
                digits = digits[prefix.Length..];
        }

        return Read(digits);
    }

    /// <summary>The number that a text begins with, and what follows it.</summary>
    public static (int? Number, string Taken) Leading(string rest, bool needsColon)
    {
        var from = rest.TrimStart(' ', '#', 'Q', 'q');
        var digits = from.TakeWhile(char.IsAsciiDigit).Count();
        if (Read(from[..digits]) is not { } number)
            return (null, rest);

        var after = from[digits..];
        var isNumber = needsColon ? after.StartsWith(':') : after.Length == 0 || after[0] is ' ' or ':' or ',' or '\n';
        return isNumber ? (number, after) : (null, rest);
    }

    /// <summary>"draft 2: …" is for question 2; "draft 14:00 …" is not for any.</summary>
    public static (int? Number, string Taken) Label(string rest, int questions)
    {
        var from = rest.TrimStart(' ');
        return !from.StartsWith('\n') && Labels.Split(from, questions) is [{ Question: { } number }, ..] &&
            Leading(rest, needsColon: true) is { Number: not null } found
                ? (number, found.Taken)
                : (null, rest);
    }

    private static int? Read(string digits) =>
        digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
