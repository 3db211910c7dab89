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

        return Alone(bare, heard) ?? TakingText.Read(text, bare, questions) ?? Guess(text, bare);
    }

    /// <summary>The command that a doubtful text would be, for who says that it is one.</summary>
    public static CharterCommand? Certain(CommandName meant, string text, int questions) =>
        TakingText.Certain(meant, text, questions);

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

    /// <summary>"draft" before numbered lines may mean all of them: asked about, not torn apart.</summary>
    private static CommandName? TakesAll(string text, int questions) =>
        Labels.Split(text, questions)[0] is { Question: null, Text: var first }
            ? TakingText.Read(first, Bare.Of(first), questions) switch
            {
                CharterCommand.Draft or CharterCommand.OpenDraftForm => CommandName.Draft,
                CharterCommand.Change => CommandName.Change,
                CharterCommand.Object => CommandName.Object,
                CharterCommand.Aside => CommandName.Aside,
                CharterCommand.Reopen => CommandName.Reopen,
                _ => null,
            }
            : null;

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
                return NamedCommand.Of(row.Name, null, "");
            if (rest[0] != ' ' || !row.StandsAlone)
                continue;
            if (row.Takes is not (Takes.Nothing or Takes.Person) && Numbers.Alone(rest) is { } number)
                return NamedCommand.Of(row.Name, number, "");
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
        if (NearMisses.Find(bare) is var (meant, number))
            return new CharterCommand.NearMiss(meant, text, number);
        if (NearMisses.WithText(text) is { } slip)
            return new CharterCommand.Doubtful(slip.Meant, text);
        if (StanceWords.Read(text, bare) is { } stance)
            return stance;

        return SmallTalk.Is(text, bare) ? new CharterCommand.SmallTalk(text) : new CharterCommand.Contribute(text);
    }

    private static PersonReference? Person(string rest, Heard heard)
    {
        var name = rest.Trim().TrimStart('@').Trim();
        var mentioned = heard.Mentions.FirstOrDefault(mention => Bare.Of(mention.Name).TrimStart('@') == name);
        return mentioned ?? (name.Length > 0 && name.Split(' ').Length <= 5 ? new(null, name) : null);
    }
}
