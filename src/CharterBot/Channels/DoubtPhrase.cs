using System.Globalization;
using CharterBot.Charters;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>A text that is nearly a command, or may be a sentence: asked about, with both ways on.</summary>
internal static class DoubtPhrase
{
    public static Phrase Of(Reply.DidYouMean mean, Charter? charter, Person to)
    {
        PhraseButton[] mine = charter is null ? [] : [Phrases.MyAnswer("It was my answer", mean.Text, mean.Asked, to)];
        var quoted = $"Nothing is stored yet: {Phrases.Quoted(mean.Text)}";
        if (mean.CanDoIt && Certain(mean, charter) is { } command)
        {
            return mean.Meant == CommandName.Ok
                ? new($"Did you mean {Words.Say(mean.Meant, mean.Number)}? {quoted}", [Ok(mean, command, to), .. mine])
                : new(
                    $"Did you mean the command {Usage(mean)}, or is that your answer? {quoted}",
                    [new($"Do it: {CommandTable.Of(mean.Meant).Word}", new Press.Do(command, to.Id), Typed(command)),
                        .. mine]);
        }

        return Reason(mean) is { } reason
            ? new($"Did you mean {Words.Usage(mean.Meant)}? It needs its reason. {quoted}", [reason, .. mine])
            : new($"Did you mean {Usage(mean)}? If so, write it just like that. {quoted}", [.. mine]);
    }

    /// <summary>The command as it would be, about what was asked and open when it was written.</summary>
    private static CharterCommand? Certain(Reply.DidYouMean mean, Charter? charter)
    {
        int? asked = mean.Asked > 0 ? mean.Asked : null;
        var (question, number) = mean.Number > 0 ? ((int?)mean.Question, (int?)mean.Number) : (null, null);
        if (mean.Meant == CommandName.Ok)
            return number is null ? null : new CharterCommand.Ok(number, question);

        var questions = (charter?.Set ?? QuestionSetShelf.Mvc).Count;
        return Reading.Certain(mean.Meant, mean.Text, questions) switch
        {
            CharterCommand.Draft { Question: null } draft => draft with { Question = asked },
            CharterCommand.Change { Question: null } change => change with { Question = asked },
            CharterCommand.Object { Question: null } objection =>
                objection with { Question = question, Number = number },
            CharterCommand.Aside { Question: null } aside => aside with { Question = question, Number = number },
            var command => command,
        };
    }

    private static PhraseButton Ok(Reply.DidYouMean mean, CharterCommand ok, Person to) => new(
        $"OK to draft {mean.Number}", new Press.Do(ok, to.Id), Words.Say(CommandName.Ok, mean.Number));

    private static PhraseButton? Reason(Reply.DidYouMean mean) => mean switch
    {
        { Number: 0 } => null,
        { Meant: CommandName.Object } => new(
            "Object",
            new Press.Open(new DialogRequest.Object(mean.Question, mean.Number)),
            Words.Usage(CommandName.Object)),
        { Meant: CommandName.Aside } => new(
            "Stand aside",
            new Press.Open(new DialogRequest.Aside(mean.Question, mean.Number)),
            Words.Usage(CommandName.Aside)),
        _ => null,
    };

    private static string Usage(Reply.DidYouMean mean)
    {
        var row = CommandTable.Of(mean.Meant);
        if (Number(mean.Text) is not { } number)
            return Words.Usage(mean.Meant);

        return row.Takes is Takes.MaybeNumber ? Words.Say(mean.Meant, number) : Words.Usage(mean.Meant, number);
    }

    /// <summary>With the colon there is no doubt: without it the same question would be asked again.</summary>
    private static string Typed(CharterCommand command) => command switch
    {
        CharterCommand.Start => Colon(CommandName.Start, null),
        CharterCommand.Rename => Colon(CommandName.Rename, null),
        CharterCommand.Draft draft => Colon(CommandName.Draft, draft.Question),
        CharterCommand.Object objection => Colon(CommandName.Object, objection.Question),
        CharterCommand.Aside aside => Colon(CommandName.Aside, aside.Question),
        CharterCommand.Change change => Colon(CommandName.Change, change.Question),
        CharterCommand.Reopen reopen => Colon(CommandName.Reopen, reopen.Question),
        _ => throw new UnreachableException($"No words for {command.GetType().Name}."),
    };

    private static string Colon(CommandName name, int? question)
    {
        var row = CommandTable.Of(name);
        var text = row.Usage[row.Usage.LastIndexOf('<')..];
        var number = question is { } asked ? $" {Words.Number(asked)}"
            : row.Takes == Takes.MaybeNumberThenText ? " <number>" : "";
        return $"{Words.Say(name)}{number}: {text}";
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
