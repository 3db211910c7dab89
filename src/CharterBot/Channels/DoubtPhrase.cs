using System.Globalization;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>A text that is nearly a command, or may be a sentence: asked about, with both ways on.</summary>
internal static class DoubtPhrase
{
    public static Phrase Of(Reply.DidYouMean mean, Person to)
    {
        var mine = Phrases.MyAnswer("It was my answer", new(mean.Text, null, 0, 0), to);
        var usage = Usage(mean);
        return mean.CanDoIt && DoubtfulCommand.Of(mean.Meant, mean.Text) is { } command
            ? new(
                $"Did you mean the command {usage}, or is that your answer? Nothing is stored yet: "
                + Phrases.Quoted(mean.Text),
                [new(
                    $"Do it: {CommandTable.Of(mean.Meant).Word}", new Press.Do(command, to.Id), Certain(mean.Meant)),
                    mine])
            : new(
                $"Did you mean {usage}? If so, write it just like that. Nothing is stored yet: "
                + Phrases.Quoted(mean.Text),
                [mine]);
    }

    private static string Usage(Reply.DidYouMean mean)
    {
        var row = CommandTable.Of(mean.Meant);
        if (Number(mean.Text) is not { } number)
            return Words.Usage(mean.Meant);

        return row.Takes is Takes.MaybeNumber ? Words.Say(mean.Meant, number) : Words.Usage(mean.Meant, number);
    }

    /// <summary>With the colon there is no doubt: without it the same question would be asked again.</summary>
    private static string Certain(CommandName meant)
    {
        var usage = Words.Usage(meant);
        return usage.Contains(':', StringComparison.Ordinal)
            ? usage
            : usage.Replace(" <", ": <", StringComparison.Ordinal);
    }

    /// <summary>The number that stands near the word: "pss 2", "go to quesiton 3".</summary>
    private static int? Number(string text)
    {
        foreach (var word in text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(3))
        {
            var digits = word.TrimStart('#', 'q', 'Q').TrimEnd('.', ':', ',', '!');
            if (digits.Length is 1 or 2 &&
                int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        return null;
    }
}
