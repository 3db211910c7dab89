using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>What a command did with the text behind it, and the way back if it was no command at all.</summary>
internal static class TookPhrase
{
    public static Phrase Of(Reply.Took took, Charter? charter, Person to) => new(
        took.Command switch
        {
            CommandName.Draft => $"Saved as draft {took.Number} for question {took.Question}, with your OK.",
            CommandName.Object => $"Your objection to draft {took.Number} is open. Changing the draft is the way on.",
            CommandName.Aside => $"You stand aside on draft {took.Number}; your reason is recorded and does not block.",
            CommandName.Change =>
                $"Your pieces to question {took.Question} are replaced by this one; the old ones stay in the history."
                + Late(charter, took.Question),
            CommandName.Reopen =>
                $"Question {took.Question} is open again; its last text is the base for the next draft.",
            CommandName.Rename =>
                $"Renamed. The name before was \"{UserText.Isolated(UserText.OnOneLine(took.Before ?? ""))}\": "
                + $"{Words.Usage(CommandName.Rename)} changes it again.",
            _ => $"Done: {CommandTable.Of(took.Command).Word}.",
        },
        [Phrases.MyAnswer("It was my answer", new(took.Text, took.Command, took.Question, took.Number), to)]);

    private static string Late(Charter? charter, int question) => charter?[question].Stage == Stage.Agreed
        ? $" The question is agreed already; to offer it as a change, say {Words.Again(charter, question)}."
        : "";
}
