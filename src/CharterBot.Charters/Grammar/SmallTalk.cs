using System.Collections.Frozen;
using System.Text;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// What people say to be kind or to ask, and never mean as an answer: not stored, short help instead.
/// </summary>
internal static class SmallTalk
{
    private static readonly FrozenSet<string> Openings = Set(
        "thanks thank thx ty cheers hi hello hey hallo hola bonjour merci danke gracias obrigado morning evening bye"
        + " goodbye welcome good");

    private static readonly FrozenSet<string> Fillers = Set(
        "all everyone everybody team there you so much a lot very folks bot charterbot again morning afternoon evening"
        + " day night many friends people hi hello thanks");

    public static bool Is(string text, string bare)
    {
        if (!bare.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            return true;

        var words = bare.Split(' ');
        if (words.Length <= 4 && Openings.Contains(words[0].TrimEnd(',')) && words.Skip(1).All(IsFiller))
            return words[0] != "good" || words.Length > 1;
        return IsBareQuestion(text);

        static bool IsFiller(string word) => Fillers.Contains(word.TrimEnd(','));
    }

    /// <summary>One sentence that asks; a text that goes on after the question is somebody's thought.</summary>
    private static bool IsBareQuestion(string text)
    {
        var trimmed = text.TrimEnd();
        if (trimmed.Length == 0 || trimmed[^1] is not ('?' or '？' or '؟'))
            return false;

        var body = trimmed.AsSpan(0, trimmed.Length - 1);
        return !body.ContainsAny('\n', '。') && !body.Contains(". ", StringComparison.Ordinal) &&
            !body.Contains("! ", StringComparison.Ordinal) && !body.Contains("? ", StringComparison.Ordinal);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
