using System.Globalization;
using System.Text;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// Reads a message as one command. Labels come first; a word that takes nothing acts only when it is the whole message;
/// a word that takes text is asked about when it reads as part of a sentence; everything else is somebody's answer.
/// </summary>
public static class Reading
{
    private const string Dashes = "-–—";

    /// <param name="questions">How many questions the charter's set has: only these numbers are labels.</param>
    public static CharterCommand Of(Heard heard, int questions)
    {
        var text = WithoutOpening(Tidy(heard.Text));
        if (text.Length == 0)
            return heard.HasAttachments ? new CharterCommand.AttachmentOnly() : new CharterCommand.Help();
        var bare = Bare.Of(text);
        if (Labels.Any(text, questions))
            return TakesAll(text, questions) is { } meant
                ? new CharterCommand.Doubtful(meant, text)
                : new CharterCommand.Contribute(text);

        return Alone(bare, heard) ?? WithText(text, bare, questions) ?? Guess(text, bare);
    }

    /// <summary>"draft" before numbered lines may mean all of them: asked about, not torn apart.</summary>
    private static CommandName? TakesAll(string text, int questions) =>
        Labels.Split(text, questions)[0] is { Question: null, Text: var first }
            ? WithText(first, Bare.Of(first), questions) switch
            {
                CharterCommand.Draft or CharterCommand.OpenDraftForm => CommandName.Draft,
                CharterCommand.Change => CommandName.Change,
                CharterCommand.Object => CommandName.Object,
                CharterCommand.Aside => CommandName.Aside,
                CharterCommand.Reopen => CommandName.Reopen,
                _ => null,
            }
            : null;

    /// <summary>A whole message that is a command: as a plain reply it is neither done nor kept.</summary>
    public static bool IsCommandWord(string text)
    {
        var bare = Bare.Of(text);
        return Alone(bare, new(text, [])) is not (null or CharterCommand.RemoveMember or CharterCommand.HandOver);
    }

    public static bool IsSmallTalk(string text) => SmallTalk.Is(text, Bare.Of(text));

    /// <summary>Runs of spaces folded, line breaks kept, control characters dropped, lone surrogates mended.</summary>
    public static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                while (tidy.Length > 0 && tidy[^1] == ' ')
                    tidy.Length--;
                tidy.Append('\n');
            }
            else if (Rune.IsWhiteSpace(rune))
            {
                if (tidy.Length > 0 && tidy[^1] is not (' ' or '\n'))
                    tidy.Append(' ');
            }
            else if (!Rune.IsControl(rune))
            {
                tidy.Append(rune.ToString());
            }
        }

        return tidy.ToString().Trim();
    }

    /// <summary>
    /// Without the punctuation that stood between the bot's name and the text: ", ok", ": publish". A list keeps its
    /// first dash, and ":+1:" its colon.
    /// </summary>
    public static string WithoutOpening(string tidy)
    {
        var text = tidy;
        while (text.Length > 0 && (text[0] is ',' or ';' or ' ' || IsOpening(text)))
            text = text[1..];
        return text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? text.Trim() : tidy;
    }

    private static bool IsOpening(string text) =>
        text.Length > 1 && text[1] == ' ' &&
        (text[0] == ':' || (Dashes.Contains(text[0], StringComparison.Ordinal) &&
            !text.Contains($"\n{text[0]}", StringComparison.Ordinal)));

    private static CharterCommand? Alone(string bare, Heard heard)
    {
        foreach (var (word, row) in CommandTable.Words)
        {
            if (!bare.StartsWith(word, StringComparison.Ordinal))
                continue;

            var rest = bare[word.Length..];
            if (rest.Length == 0)
                return Build(row.Name, null, "");
            if (rest[0] != ' ' || !row.StandsAlone)
                continue;
            if (row.Takes is not (Takes.Nothing or Takes.Person) && Number(rest) is { } number)
                return Build(row.Name, number, "");
            if (row.Takes is Takes.Person or Takes.MaybeNumberOrPerson && Person(rest, heard) is { } person)
            {
                return row.Name == CommandName.Remove
                    ? new CharterCommand.RemoveMember(person)
                    : new CharterCommand.HandOver(person);
            }
        }

        return null;
    }

    private static CharterCommand Guess(string text, string bare)
    {
        if (NearMisses.Find(bare) is { } meant)
            return new CharterCommand.NearMiss(meant, text);

        return SmallTalk.Is(text, bare) ? new CharterCommand.SmallTalk(text) : new CharterCommand.Contribute(text);
    }

    private static CharterCommand? WithText(string text, string bare, int questions)
    {
        foreach (var (word, row) in CommandTable.Words)
        {
            if (row.StandsAlone || !text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;

            var rest = text[word.Length..];
            if (rest.Length > 0 && !char.IsWhiteSpace(rest[0]) && rest[0] is not (':' or ',') && !IsDash(rest))
                continue;

            var (number, taken) = row.Takes is Takes.NumberThenText or Takes.MaybeNumberThenText
                ? LeadingNumber(rest, needsColon: row.Takes == Takes.MaybeNumberThenText)
                : row.Name is CommandName.Draft or CommandName.Object or CommandName.Aside
                    ? Labelled(rest, questions)
                    : (null, rest);
            if (row.Takes == Takes.NumberThenText && number is null)
                continue;

            // A capital begins a text of its own: "draft By December …" is a draft, "object storage holds …" may be none.
            var isPlain = number is null && rest.StartsWith(' ') && !IsDash(rest.TrimStart()) &&
                !char.IsUpper(rest.TrimStart().FirstOrDefault());
            var isInSentence = isPlain && (row.NotBefore.Contains(SecondWord(bare, word)) || Number(taken) is not null);
            if (isInSentence || rest.StartsWith(','))
                return new CharterCommand.Doubtful(row.Name, text);
            return Build(row.Name, number, AfterDelimiter(taken));
        }

        return null;
    }

    /// <summary>A dash between spaces delimits; one inside a word ("object-oriented") does not.</summary>
    private static bool IsDash(string rest) =>
        rest.Length > 1 && Dashes.Contains(rest[0], StringComparison.Ordinal) && (rest[1] == ' ' || rest[0] != '-');

    /// <summary>One delimiter goes; a list's own dashes and a text's own punctuation stay.</summary>
    private static string AfterDelimiter(string taken)
    {
        var text = taken.TrimStart(' ');
        return text.StartsWith(':') || text.StartsWith(',') || (IsDash(text) && !taken.StartsWith('\n')) ? text[1..].Trim() : text.Trim();
    }

    private static string SecondWord(string bare, string word) =>
        bare.Length <= word.Length ? "" : bare[word.Length..].TrimStart().Split(' ')[0].Trim(',', '.', ';', ':', '!');

    private static int? Number(string rest)
    {
        var digits = rest.Trim();
        foreach (var prefix in (ReadOnlySpan<string>)["question ", "draft ", "#", "q", "no. "])
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal))
                digits = digits[prefix.Length..];
        }

        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }

    private static (int? Number, string Taken) LeadingNumber(string rest, bool needsColon)
    {
        var from = rest.TrimStart(' ', '#', 'Q', 'q');
        var digits = from.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is < 1 or > 2)
            return (null, rest);

        var after = from[digits..];
        var isLabel = needsColon ? after.StartsWith(':') : after.Length == 0 || after[0] is ' ' or ':' or ',' or '\n';
        return isLabel ? (int.Parse(from.AsSpan(0, digits), CultureInfo.InvariantCulture), after) : (null, rest);
    }

    /// <summary>"draft 2: …" is for question 2; "draft 14:00 …" is not for any.</summary>
    private static (int? Number, string Taken) Labelled(string rest, int questions)
    {
        var from = rest.TrimStart(' ');
        return !from.StartsWith('\n') && Labels.Split(from, questions) is [{ Question: { } number }, ..] &&
            LeadingNumber(rest, needsColon: true) is { Number: not null } found
                ? (number, found.Taken)
                : (null, rest);
    }

    private static PersonReference? Person(string rest, Heard heard)
    {
        var name = rest.Trim().TrimStart('@').Trim();
        var mentioned = heard.Mentions.FirstOrDefault(mention => Bare.Of(mention.Name).TrimStart('@') == name);
        return mentioned ?? (name.Length > 0 && name.Split(' ').Length <= 5 ? new(null, name) : null);
    }

    private static CharterCommand Build(CommandName name, int? number, string text) => name switch
    {
        CommandName.Start => new CharterCommand.Start(text),
        CommandName.Join => new CharterCommand.Join(),
        CommandName.Leave => new CharterCommand.Leave(),
        CommandName.Begin => new CharterCommand.Begin(),
        CommandName.Change => new CharterCommand.Change(text, number),
        CommandName.Remove => new CharterCommand.Remove(number),
        CommandName.Undo => new CharterCommand.Undo(),
        CommandName.Pass => new CharterCommand.Pass(number),
        CommandName.Draft when text.Length == 0 => new CharterCommand.OpenDraftForm(),
        CommandName.Draft => new CharterCommand.Draft(text, number),
        CommandName.Ok => new CharterCommand.Ok(number),
        CommandName.Object => new CharterCommand.Object(text, null, number),
        CommandName.Aside => new CharterCommand.Aside(text, null, number),
        CommandName.Withdraw => new CharterCommand.Withdraw(),
        CommandName.Reserve => new CharterCommand.Reserve(),
        CommandName.Close => new CharterCommand.Close(),
        CommandName.Skip => new CharterCommand.Skip(number),
        CommandName.Park => new CharterCommand.Park(number),
        CommandName.Question => new CharterCommand.ShowQuestion(number ?? 0),
        CommandName.Back => new CharterCommand.Back(),
        CommandName.Reopen => new CharterCommand.Reopen(number ?? 0, text),
        CommandName.Pause => new CharterCommand.Pause(),
        CommandName.Resume => new CharterCommand.Resume(),
        CommandName.Cancel => new CharterCommand.Cancel(),
        CommandName.Restore => new CharterCommand.Restore(),
        CommandName.Rename => new CharterCommand.Rename(text),
        CommandName.HandOver => new CharterCommand.HandOver(new(null, text)),
        CommandName.TakeOver => new CharterCommand.TakeOver(),
        CommandName.Status => new CharterCommand.Status(),
        CommandName.Show => new CharterCommand.Show(number),
        CommandName.Questions => new CharterCommand.Questions(),
        CommandName.History => new CharterCommand.History(),
        CommandName.Help => new CharterCommand.Help(),
        CommandName.Publish => new CharterCommand.Publish(),
        CommandName.Revise => new CharterCommand.Revise(number ?? 0),
        CommandName.Export => new CharterCommand.Export(),
        CommandName.MyData => new CharterCommand.MyData(),
        CommandName.ForgetMe => new CharterCommand.ForgetMe(),
        _ => throw new UnreachableException($"No command for {name}."),
    };
}
