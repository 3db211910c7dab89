using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Commands;

/// <summary>
/// Everything a person can ask of a charter, by text, button or form. Who says it, when and where stands beside it, in
/// <see cref="Said"/>. A question or draft number of null means the one now asked, the newest.
/// </summary>
public abstract record CharterCommand
{
    private CharterCommand()
    {
    }

    public sealed record Start(string Name) : CharterCommand;

    public sealed record Join : CharterCommand;

    public sealed record Leave : CharterCommand;

    public sealed record Begin : CharterCommand;

    /// <summary>Text that is no command: pieces, split by label.</summary>
    public sealed record Contribute(string Text, int? Question = null) : CharterCommand;

    /// <summary>A reply in the thread that does not mention the bot: at most a piece.</summary>
    public sealed record PlainReply(string Text) : CharterCommand;

    public sealed record Change(string Text, int? Question = null) : CharterCommand;

    public sealed record Remove(int? Question = null) : CharterCommand;

    public sealed record Undo : CharterCommand;

    public sealed record Pass(int? Question = null) : CharterCommand;

    /// <param name="Basis">The newest draft's number when the form was opened; null from the chat.</param>
    public sealed record Draft(string Text, int? Question = null, int? Basis = null) : CharterCommand;

    public sealed record OpenDraftForm : CharterCommand;

    /// <param name="Number">The draft that the button or the message names.</param>
    public sealed record Ok(int? Number = null, int? Question = null) : CharterCommand;

    public sealed record Object(string Reason, int? Number = null, int? Question = null) : CharterCommand;

    public sealed record Aside(string Reason, int? Number = null, int? Question = null) : CharterCommand;

    public sealed record Withdraw(int? Question = null) : CharterCommand;

    /// <summary>Records the open objections of people who left as reservations.</summary>
    public sealed record Reserve(int? Question = null) : CharterCommand;

    public sealed record Close(int? Question = null) : CharterCommand;

    /// <param name="Showing">The posting of the question's card that was pressed; null from the chat.</param>
    public sealed record Skip(int? Question = null, int? Showing = null) : CharterCommand;

    public sealed record Park(int? Question = null) : CharterCommand;

    public sealed record ShowQuestion(int Number) : CharterCommand;

    public sealed record Back : CharterCommand;

    public sealed record Reopen(int Question, string Reason) : CharterCommand;

    public sealed record Pause : CharterCommand;

    public sealed record Resume : CharterCommand;

    /// <param name="OnlyAsks">Pressed on a card: it asks, and never counts as the yes to having been asked.</param>
    public sealed record Cancel(bool OnlyAsks = false) : CharterCommand;

    public sealed record Restore : CharterCommand;

    public sealed record Rename(string Name) : CharterCommand;

    public sealed record HandOver(PersonReference To) : CharterCommand;

    public sealed record TakeOver : CharterCommand;

    public sealed record RemoveMember(PersonReference Who) : CharterCommand;

    public sealed record Status : CharterCommand;

    public sealed record Show(int? Question = null) : CharterCommand;

    public sealed record Questions : CharterCommand;

    public sealed record History : CharterCommand;

    public sealed record Help : CharterCommand;

    public sealed record Publish : CharterCommand;

    public sealed record Revise(int Question) : CharterCommand;

    public sealed record Export : CharterCommand;

    public sealed record MyData : CharterCommand;

    public sealed record ForgetMe : CharterCommand;

    /// <summary>A message that the platform says was edited; <paramref name="Text"/> is the new text.</summary>
    /// <param name="At">When the platform says it was: what it says of an earlier time is out of date.</param>
    public sealed record EditMessage(string Text, DateTimeOffset? At = null) : CharterCommand;

    /// <inheritdoc cref="EditMessage"/>
    public sealed record DeleteMessage(DateTimeOffset? At = null) : CharterCommand;

    /// <summary>A deleted message is there again.</summary>
    /// <inheritdoc cref="EditMessage"/>
    public sealed record UndeleteMessage(string Text, DateTimeOffset? At = null) : CharterCommand;

    /// <summary>A word close to a command, and nothing more.</summary>
    public sealed record NearMiss(CommandName Meant, string Text, int? Number = null) : CharterCommand;

    /// <summary>A command word that reads as part of a sentence: "object storage holds our files".</summary>
    public sealed record Doubtful(CommandName Meant, string Text) : CharterCommand;

    /// <summary>"Looks good to me", "I object, it is too vague": a stance to people, and no command.</summary>
    /// <param name="HasReason">It says more than the stance alone.</param>
    /// <param name="Number">The draft that it names.</param>
    public sealed record StanceInWords(CommandName Meant, string Text, bool HasReason, int? Number = null)
        : CharterCommand;

    /// <summary>Thanks, hi, an emoji, a bare question.</summary>
    public sealed record SmallTalk(string Text) : CharterCommand;

    public sealed record AttachmentOnly : CharterCommand;

    /// <summary>The bot was brought into the conversation.</summary>
    public sealed record Introduce : CharterCommand;

    /// <summary>
    /// The button [It was my answer] or [Keep as my answer]: the text becomes a piece, and what the command did with
    /// it is taken back where that is still possible.
    /// </summary>
    /// <param name="Took">The command that took the text; null when nothing was done.</param>
    /// <param name="Question">
    /// The question that the command was about, or that was asked then; 0 for the one now asked.
    /// </param>
    /// <param name="Number">
    /// The draft; for a question that was opened again, the question that was asked before.
    /// </param>
    public sealed record ItWasMyAnswer(string Text, CommandName? Took, int Question, int Number) : CharterCommand;
}
