using CharterBot.Charters.Commands;

namespace CharterBot.Charters.Grammar;

/// <summary>Commands that take the rest of a message as their text: "draft 2: We share maps."</summary>
internal static class TakingText
{
    private const string Dashes = "-–—";

    /// <summary>Null when the message begins with no such command; doubtful when it reads as a sentence.</summary>
    public static CharterCommand? Read(string text, string bare, int questions)
    {
        foreach (var (word, row) in CommandTable.Words)
        {
            if (row.StandsAlone || Behind(word, text) is not { } rest)
                continue;

            var (number, taken) = Numbered(row, rest, questions);
            if (row.Takes == Takes.NumberThenText && number is null)
                continue;

            // "The draft looks good" is what people mean, and no new draft.
            var isPlain = number is null && IsPlain(rest);
            if (isPlain && row.Name == CommandName.Draft && StanceWords.Read(text, bare) is { } stance)
                return stance;
            if (rest.StartsWith(',') || (isPlain && IsSentence(row, SecondWord(bare, word), taken)))
                return new CharterCommand.Doubtful(row.Name, text);
            return NamedCommand.Of(row.Name, number, AfterDelimiter(taken));
        }

        return null;
    }

    /// <summary>The command that a doubtful text would be; null when there is nothing in it to do.</summary>
    public static CharterCommand? Certain(CommandName meant, string text, int questions)
    {
        var row = CommandTable.Of(meant);
        var length = NearMisses.WithText(text) is { } slip && slip.Meant == meant
            ? slip.Length
            : row.Words
                .Where(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                .Select(word => word.Length).DefaultIfEmpty().Max();
        var (number, taken) = Numbered(row, text[length..], questions);
        var said = AfterDelimiter(taken);
        return row.StandsAlone || said.Length == 0 || (row.Takes == Takes.NumberThenText && number is null)
            ? null
            : NamedCommand.Of(meant, number, said);
    }

    /// <summary>
    /// What follows the word; null when the text begins with another one ("drafting", "object-oriented").
    /// </summary>
    private static string? Behind(string word, string text)
    {
        if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return null;

        var rest = text[word.Length..];
        return rest.Length == 0 || char.IsWhiteSpace(rest[0]) || rest[0] is ':' or ',' || IsDash(rest) ? rest : null;
    }

    private static (int? Number, string Taken) Numbered(CommandRow row, string rest, int questions) => row.Takes switch
    {
        Takes.NumberThenText => Numbers.Leading(rest, needsColon: false),
        Takes.MaybeNumberThenText => Numbers.Leading(rest, needsColon: true),
        _ when row.Name is CommandName.Draft or CommandName.Object or CommandName.Aside =>
            Numbers.Label(rest, questions),
        _ => (null, rest),
    };

    /// <summary>
    /// A capital begins a text of its own: "draft By December …"; "object storage holds …" may be none.
    /// </summary>
    private static bool IsPlain(string rest) =>
        rest.StartsWith(' ') && rest.TrimStart() is var text && !IsDash(text) && !char.IsUpper(text.FirstOrDefault());

    /// <summary>
    /// "draft horses pull", "draft 2", "draft 2 forgets the maps": a draft is spoken of, none is given.
    /// </summary>
    private static bool IsSentence(CommandRow row, string second, string taken) =>
        row.NotBefore.Contains(second) || Numbers.Alone(taken) is not null ||
        (row.Name == CommandName.Draft && Numbers.Alone(second) is not null);

    /// <summary>A dash between spaces delimits; one inside a word ("object-oriented") does not.</summary>
    private static bool IsDash(string rest) =>
        rest.Length > 1 && Dashes.Contains(rest[0], StringComparison.Ordinal) && (rest[1] == ' ' || rest[0] != '-');

    /// <summary>One delimiter goes; a list's own dashes and a text's own punctuation stay.</summary>
    private static string AfterDelimiter(string taken)
    {
        var text = taken.TrimStart(' ');
        var isDelimited = text.StartsWith(':') || text.StartsWith(',') || (IsDash(text) && !taken.StartsWith('\n'));
        return (isDelimited ? text[1..] : text).Trim();
    }

    private static string SecondWord(string bare, string word) =>
        bare.Length <= word.Length
            ? ""
            : bare[word.Length..].TrimStart().Split(' ')[0].Trim(',', '.', ';', ':', '!');
}
