using System.Collections.Frozen;
using System.Collections.Immutable;
using CharterBot.Charters.Commands;

namespace CharterBot.Charters.Grammar;

/// <summary>
/// Stances in everyday words: "looks good to me", "no objections from my side", "I object, it is too vague". Only a
/// message without a word of its own is one, or one that says "I object" first; anything else is somebody's answer.
/// </summary>
internal static class StanceWords
{
    private const int MostWords = 12;

    /// <summary>What decides, the longest first: "no objections" is no "no".</summary>
    private static readonly ImmutableArray<(string Phrase, CommandName Meant)> Decisive =
    [
        .. Phrases(
            CommandName.Ok,
            "no objection|no objections|no concern|no concerns|no issue|no issues|no problem|no problems|thumbs up"
            + "|me too|same here|go ahead|go for it|go with|ship it|live with|of course|for it|in favour|in favor"
            + "|second it|second this|second that|seconded|ok|okay|okk|okey|oke|oki|kk|+1|agree|agreed|consent"
            + "|yes|yep|yeah|yup|yea|sure|fine|good|great|perfect|lgtm|approved|approve|excellent|nice|super|cool"
            + "|awesome|brilliant|wonderful|lovely|right|correct|confirmed|happy|love|like|works|support|absolutely"
            + "|definitely|exactly")
            .Concat(Phrases(
                CommandName.Object,
                "not ok|not okay|not good|not fine|not right|not happy|not agree|don't agree|do not agree|can't agree"
                + "|cannot agree|don't like|do not like|can't live with|cannot live with|object|objecting"
                + "|have an objection|disagree|against|veto|-1|no|nope|no way"))
            .Concat(Phrases(CommandName.Aside, "stand aside|standing aside|abstain|abstaining"))
            .OrderByDescending(pair => pair.Phrase.Length),
    ];

    private static readonly FrozenSet<string> Fillers =
        ("i i'm im am i'd i'll we we're we'd us me my our it it's its this that that's thats the a draft drafts version"
        + " text wording one as is be to for from by with on and so very really quite totally fully completely all both"
        + " everyone everybody team folks thanks thank cheers please pls now here side end part perspective looks look"
        + " sounds sound seems feels reads enough too also just still let's lets can could do say vote much well hey hi"
        + " hello already then 100% you").Split(' ').ToFrozenSet();

    private static readonly (string Opening, CommandName Meant)[] Openings =
    [
        ("i object", CommandName.Object),
        ("i disagree", CommandName.Object),
        ("i don't agree", CommandName.Object),
        ("i do not agree", CommandName.Object),
        ("i can't agree", CommandName.Object),
        ("i cannot agree", CommandName.Object),
        ("i stand aside", CommandName.Aside),
        ("i'll stand aside", CommandName.Aside),
        ("i will stand aside", CommandName.Aside),
        ("i abstain", CommandName.Aside),
    ];

    public static CharterCommand.StanceInWords? Read(string text, string bare)
    {
        if (bare.EndsWith('?'))
            return null;
        if (Whole(bare) is var (meant, number))
            return new(meant, text, HasReason: false, number);

        foreach (var (opening, stance) in Openings)
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal) && !char.IsLetterOrDigit(bare[opening.Length]))
                return new(stance, text, HasReason: true);
        }

        return null;
    }

    /// <summary>The one stance that all of the words together say.</summary>
    private static (CommandName Meant, int? Number)? Whole(string bare)
    {
        var words = bare.Split(' ')
            .Select(word => word.TrimStart('(', '#').TrimEnd(',', '.', '!', ';', ':', ')'))
            .ToList();
        var numbers = words.FindAll(word => Numbers.Alone(word) is not null);
        if (words.Count > MostWords || numbers.Count > 1)
            return null;

        var rest = $" {string.Join(' ', words.Except(numbers).Where(word => word.Length > 0))} ";
        var meant = new HashSet<CommandName>();
        foreach (var (phrase, stance) in Decisive)
        {
            if (!rest.Contains($" {phrase} ", StringComparison.Ordinal))
                continue;
            meant.Add(stance);
            rest = rest.Replace($" {phrase} ", "  ", StringComparison.Ordinal);
        }

        return meant.Count == 1 && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(IsFiller)
            ? (meant.Single(), numbers.Count == 1 ? Numbers.Alone(numbers[0]) : null)
            : null;
    }

    private static bool IsFiller(string word) => Fillers.Contains(word) || !word.Any(char.IsLetterOrDigit);

    private static IEnumerable<(string Phrase, CommandName Meant)> Phrases(CommandName meant, string phrases) =>
        phrases.Split('|').Select(phrase => (phrase, meant));
}
