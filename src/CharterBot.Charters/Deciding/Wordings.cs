using CharterBot.Charters.Commands;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>What commands carry of people's words: in one shape, within the limits, and never lost.</summary>
internal static class Wordings
{
    /// <summary>Texts from forms and buttons in the shape in which the grammar hands on those from the chat.</summary>
    public static CharterCommand Tidied(CharterCommand command) => command switch
    {
        CharterCommand.Start start => new CharterCommand.Start(Reading.Tidy(start.Name)),
        CharterCommand.Rename rename => new CharterCommand.Rename(Reading.Tidy(rename.Name)),
        CharterCommand.Contribute said => said with { Text = Reading.Tidy(said.Text) },
        CharterCommand.PlainReply said => new CharterCommand.PlainReply(Reading.Tidy(said.Text)),
        CharterCommand.Change said => said with { Text = Reading.Tidy(said.Text) },
        CharterCommand.Draft said => said with { Text = Reading.Tidy(said.Text) },
        CharterCommand.Object said => said with { Reason = Reading.Tidy(said.Reason) },
        CharterCommand.Aside said => said with { Reason = Reading.Tidy(said.Reason) },
        CharterCommand.Reopen said => said with { Reason = Reading.Tidy(said.Reason) },
        CharterCommand.ItWasMyAnswer said => said with { Text = Reading.Tidy(said.Text) },
        CharterCommand.EditMessage said => said with { Text = Reading.WithoutOpening(Reading.Tidy(said.Text)) },
        CharterCommand.UndeleteMessage said => said with { Text = Reading.WithoutOpening(Reading.Tidy(said.Text)) },
        _ => command,
    };

    public static Reply.TooLong? TooLong(CharterCommand command)
    {
        var (text, limit) = command switch
        {
            CharterCommand.Start start => (start.Name, Charter.MostNameCodePoints),
            CharterCommand.Rename rename => (rename.Name, Charter.MostNameCodePoints),
            CharterCommand.Contribute said => (said.Text, Charter.MostCodePoints),
            CharterCommand.Change said => (said.Text, Charter.MostCodePoints),
            CharterCommand.Draft said => (said.Text, Charter.MostCodePoints),
            CharterCommand.Object said => (said.Reason, Charter.MostCodePoints),
            CharterCommand.Aside said => (said.Reason, Charter.MostCodePoints),
            CharterCommand.Reopen said => (said.Reason, Charter.MostCodePoints),
            CharterCommand.ItWasMyAnswer said => (said.Text, Charter.MostCodePoints),
            CharterCommand.EditMessage said => (said.Text, Charter.MostCodePoints),
            CharterCommand.UndeleteMessage said => (said.Text, Charter.MostCodePoints),
            CharterCommand.Doubtful said => (said.Text, Charter.MostCodePoints),
            CharterCommand.NearMiss said => (said.Text, Charter.MostCodePoints),
            CharterCommand.StanceInWords said => (said.Text, Charter.MostCodePoints),
            CharterCommand.SmallTalk said => (said.Text, Charter.MostCodePoints),
            _ => ("", int.MaxValue),
        };
        var count = text.Length <= limit ? 0 : text.EnumerateRunes().Count();
        return count > limit ? new(limit, count) : null;
    }

    public static bool Fits(string text) =>
        text.Length <= Charter.MostCodePoints || text.EnumerateRunes().Count() <= Charter.MostCodePoints;

    /// <summary>The message whose text a command took, which may have been an answer; null when it took none.</summary>
    public static string? Taken(CharterCommand command, string? typed)
    {
        var text = command switch
        {
            CharterCommand.Start start => start.Name,
            CharterCommand.Rename rename => rename.Name,
            CharterCommand.Change change => change.Text,
            CharterCommand.Draft draft => draft.Text,
            CharterCommand.Object objection => objection.Reason,
            CharterCommand.Aside aside => aside.Reason,
            CharterCommand.Reopen reopen => reopen.Reason,
            CharterCommand.StanceInWords stance => stance.Text,
            CharterCommand.NearMiss near => near.Text,
            _ => "",
        };
        return text.Length > 0 && typed is not null && Fits(typed) ? typed : null;
    }

    /// <summary>
    /// A reply that can keep a text as an answer holds it, with the question that was asked when it was written.
    /// </summary>
    public static Reply Offering(Reply reply, string? taken, int asked) => reply switch
    {
        Reply.NotNow refusal when taken is not null => refusal with { Text = taken, Asked = asked },
        Reply.TooLong tooLong when taken is not null => tooLong with { Text = taken, Asked = asked },
        Reply.DraftIsNewer newer when taken is not null => newer with { Text = taken },
        Reply.AlreadyRunning running => running with { Asked = asked },
        Reply.NotStored talk => talk with { Asked = asked },
        Reply.DidYouMean mean => mean with { Asked = asked },
        Reply.PlainIsNoCommand plain => plain with { Asked = asked },
        _ => reply,
    };
}
