using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;

namespace CharterBot.Charters.Replies;

/// <summary>
/// What the bot says to one person. No words and no buttons: a channel dresses it, with the charter beside it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(NotNow), "notNow")]
[JsonDerivedType(typeof(Helped), "helped")]
[JsonDerivedType(typeof(NoCharterHere), "noCharterHere")]
[JsonDerivedType(typeof(AlreadyRunning), "alreadyRunning")]
[JsonDerivedType(typeof(Kept), "kept")]
[JsonDerivedType(typeof(KeptAsSuggestion), "keptAsSuggestion")]
[JsonDerivedType(typeof(TooLong), "tooLong")]
[JsonDerivedType(typeof(NotStored), "notStored")]
[JsonDerivedType(typeof(DidYouMean), "didYouMean")]
[JsonDerivedType(typeof(SentencePlease), "sentencePlease")]
[JsonDerivedType(typeof(PlainIsNoCommand), "plainIsNoCommand")]
[JsonDerivedType(typeof(DraftIsNewer), "draftIsNewer")]
[JsonDerivedType(typeof(SavedMeanwhile), "savedMeanwhile")]
[JsonDerivedType(typeof(Took), "took")]
[JsonDerivedType(typeof(UsedPieceChanged), "usedPieceChanged")]
[JsonDerivedType(typeof(Confirm), "confirm")]
[JsonDerivedType(typeof(DraftForm), "draftForm")]
[JsonDerivedType(typeof(StatusShown), "statusShown")]
[JsonDerivedType(typeof(TextShown), "textShown")]
[JsonDerivedType(typeof(QuestionsShown), "questionsShown")]
[JsonDerivedType(typeof(HistoryShown), "historyShown")]
[JsonDerivedType(typeof(Exported), "exported")]
[JsonDerivedType(typeof(OwnDataShown), "ownDataShown")]
[JsonDerivedType(typeof(Introduced), "introduced")]
public abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Cards already show it: said to who pressed a button, not posted into the thread.</summary>
    [JsonIgnore]
    public virtual bool IsQuiet => false;

    /// <param name="Text">What a command took without a change of its own; it can be kept as an answer.</param>
    public sealed record Noted(
        Note What,
        int Question = 0,
        int Number = 0,
        string? Name = null,
        bool Quietly = true,
        string? Text = null) : Reply
    {
        public override bool IsQuiet => Quietly;
    }

    /// <param name="Text">What the command took, if it took any: it can be kept as an answer instead.</param>
    /// <param name="Asked">
    /// The question that was asked then; 0 when none was. As in the other cases that have it.
    /// </param>
    public sealed record NotNow(
        Obstacle Why,
        int Question = 0,
        CommandName? Command = null,
        string? Name = null,
        string? Text = null,
        int Asked = 0) : Reply;

    public sealed record Helped : Reply;

    public sealed record NoCharterHere : Reply;

    /// <summary>
    /// A charter runs here, so nothing was started; the text of the command can be kept as an answer.
    /// </summary>
    public sealed record AlreadyRunning(string? Text, int Asked = 0) : Reply;

    public sealed record Kept(ImmutableArray<KeptPiece> Pieces) : Reply;

    public sealed record KeptAsSuggestion : Reply;

    /// <param name="Count">Unicode code points, as <paramref name="Limit"/>.</param>
    /// <param name="Text">The whole message, when it is too long for a name and not for an answer.</param>
    public sealed record TooLong(int Limit, int Count, string? Text = null, int Asked = 0) : Reply;

    /// <summary>Small talk: nothing stored.</summary>
    public sealed record NotStored(string Text, int Asked = 0) : Reply;

    /// <param name="CanDoIt">The command is complete and can be done by a button; otherwise it must be typed.</param>
    /// <param name="Number">The draft that a stance would be about; 0 where none is meant.</param>
    public sealed record DidYouMean(
        CommandName Meant, string Text, bool CanDoIt, int Question = 0, int Number = 0, int Asked = 0) : Reply;

    public sealed record SentencePlease : Reply;

    public sealed record PlainIsNoCommand(string Text, int Asked = 0) : Reply;

    /// <summary>The stance was meant for another text than the newest draft; it did not count.</summary>
    /// <param name="Text">What was written, where it may have been an answer.</param>
    public sealed record DraftIsNewer(int Question, int Draft, string? Text = null) : Reply;

    /// <summary>Someone saved a draft while the form was open; nothing is overwritten, both texts are shown.</summary>
    public sealed record SavedMeanwhile(int Question, int Newest, string Text) : Reply;

    /// <summary>A command took this text; [It was my answer] makes it a piece instead.</summary>
    public sealed record Took(CommandName Command, string Text, int Question, int Number, string? Before = null)
        : Reply;

    /// <summary>
    /// For the drafter, not for who changed the piece: the one reply that is about somebody else's turn.
    /// </summary>
    public sealed record UsedPieceChanged(int Question, int Draft, PersonId Drafter = default) : Reply;

    public sealed record Confirm(Confirmation.Of What) : Reply;

    public sealed record DraftForm(int Question) : Reply;

    public sealed record StatusShown : Reply;

    /// <param name="Question">0 for all questions.</param>
    public sealed record TextShown(int Question) : Reply;

    public sealed record QuestionsShown : Reply;

    public sealed record HistoryShown : Reply;

    public sealed record Exported : Reply;

    public sealed record OwnDataShown : Reply;

    /// <summary>The welcome, once for each time the bot is brought in.</summary>
    public sealed record Introduced : Reply;
}
