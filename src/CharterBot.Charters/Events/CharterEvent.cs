using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Charters.Events;

/// <summary>
/// Something that happened to a charter. A stored event is read for ever: a case may get further optional members, but
/// its name on the wire and the members it has stay. Who did it and when stands beside it, in <see cref="Entry"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(MemberRemoved), "memberRemoved")]
[JsonDerivedType(typeof(HandedOver), "handedOver")]
[JsonDerivedType(typeof(Begun), "begun")]
[JsonDerivedType(typeof(QuestionAsked), "questionAsked")]
[JsonDerivedType(typeof(CardReposted), "cardReposted")]
[JsonDerivedType(typeof(PieceGiven), "pieceGiven")]
[JsonDerivedType(typeof(PiecesSet), "piecesSet")]
[JsonDerivedType(typeof(PieceEnded), "pieceEnded")]
[JsonDerivedType(typeof(PieceRestored), "pieceRestored")]
[JsonDerivedType(typeof(SuggestionKept), "suggestionKept")]
[JsonDerivedType(typeof(SuggestionChanged), "suggestionChanged")]
[JsonDerivedType(typeof(Passed), "passed")]
[JsonDerivedType(typeof(PassTakenBack), "passTakenBack")]
[JsonDerivedType(typeof(DraftSaved), "draftSaved")]
[JsonDerivedType(typeof(DraftTakenBack), "draftTakenBack")]
[JsonDerivedType(typeof(Okayed), "okayed")]
[JsonDerivedType(typeof(StoodAside), "stoodAside")]
[JsonDerivedType(typeof(StanceTakenBack), "stanceTakenBack")]
[JsonDerivedType(typeof(Objected), "objected")]
[JsonDerivedType(typeof(ObjectionWithdrawn), "objectionWithdrawn")]
[JsonDerivedType(typeof(ObjectionRecorded), "objectionRecorded")]
[JsonDerivedType(typeof(AnswerAgreed), "answerAgreed")]
[JsonDerivedType(typeof(AgreementTakenBack), "agreementTakenBack")]
[JsonDerivedType(typeof(QuestionSkipped), "questionSkipped")]
[JsonDerivedType(typeof(QuestionParked), "questionParked")]
[JsonDerivedType(typeof(QuestionReopened), "questionReopened")]
[JsonDerivedType(typeof(ReopeningTakenBack), "reopeningTakenBack")]
[JsonDerivedType(typeof(ReviewOpened), "reviewOpened")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(ConfirmationAsked), "confirmationAsked")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
[JsonDerivedType(typeof(Restored), "restored")]
[JsonDerivedType(typeof(RevisionDropped), "revisionDropped")]
[JsonDerivedType(typeof(Renamed), "renamed")]
[JsonDerivedType(typeof(Published), "published")]
[JsonDerivedType(typeof(Forgotten), "forgotten")]
public abstract record CharterEvent
{
    private CharterEvent()
    {
    }

    public sealed record Started(CharterId Charter, QuestionSetId Set, string Name) : CharterEvent;

    public sealed record Joined : CharterEvent;

    public sealed record Left : CharterEvent;

    public sealed record MemberRemoved(PersonId Who) : CharterEvent;

    /// <summary>The facilitator is now someone else: handed over, taken over, or left behind.</summary>
    public sealed record HandedOver(PersonId To) : CharterEvent;

    public sealed record Begun : CharterEvent;

    public sealed record QuestionAsked(int Question) : CharterEvent;

    /// <summary>
    /// The question's card moved to the bottom of the thread because much was said since it was posted.
    /// </summary>
    public sealed record CardReposted(int Question) : CharterEvent;

    /// <param name="MessageAt">For an edited message: when the platform says it was edited.</param>
    public sealed record PieceGiven(int Question, string Text, string? Message, DateTimeOffset? MessageAt = null)
        : CharterEvent;

    /// <summary>
    /// The author's standing pieces to one question are replaced by these texts (often one, or none).
    /// </summary>
    public sealed record PiecesSet(int Question, ImmutableArray<string> Texts, string? Message) : CharterEvent;

    /// <summary>One piece stands no longer: taken back, or its message was edited or deleted.</summary>
    /// <param name="WithMessage">Its message is gone, and would bring it back.</param>
    public sealed record PieceEnded(
        int Question, int Index, bool WithMessage = false, DateTimeOffset? MessageAt = null) : CharterEvent;

    /// <summary>A piece that a change had replaced stands again, or one whose deleted message is there again.</summary>
    public sealed record PieceRestored(int Question, int Index, DateTimeOffset? MessageAt = null) : CharterEvent;

    public sealed record SuggestionKept(string Text, string? Message) : CharterEvent;

    /// <summary>The message that brought a suggestion was edited, or (with an empty text) deleted.</summary>
    public sealed record SuggestionChanged(int Index, string Text, DateTimeOffset? MessageAt = null) : CharterEvent;

    public sealed record Passed(int Question) : CharterEvent;

    public sealed record PassTakenBack(int Question) : CharterEvent;

    public sealed record DraftSaved(int Question, string Text) : CharterEvent;

    public sealed record DraftTakenBack(int Question, int Draft) : CharterEvent;

    public sealed record Okayed(int Question, int Draft) : CharterEvent;

    public sealed record StoodAside(int Question, int Draft, string Reason) : CharterEvent;

    public sealed record StanceTakenBack(int Question, int Draft) : CharterEvent;

    public sealed record Objected(int Question, int Draft, string Reason) : CharterEvent;

    public sealed record ObjectionWithdrawn(int Question) : CharterEvent;

    /// <summary>The open objection of someone who left becomes a reservation beside the answer.</summary>
    public sealed record ObjectionRecorded(int Question, PersonId Objector) : CharterEvent;

    /// <param name="IsClosed">By the facilitator with the quorum, not by everyone who was waited for.</param>
    public sealed record AnswerAgreed(int Question, int Draft, bool IsClosed) : CharterEvent;

    /// <summary>What made the answer was an answer itself: the draft is open again.</summary>
    public sealed record AgreementTakenBack(int Question) : CharterEvent;

    public sealed record QuestionSkipped(int Question) : CharterEvent;

    public sealed record QuestionParked(int Question) : CharterEvent;

    public sealed record QuestionReopened(int Question, string Reason) : CharterEvent;

    /// <summary>The words that opened it again were an answer: it is settled as it was before.</summary>
    public sealed record ReopeningTakenBack(int Question) : CharterEvent;

    public sealed record ReviewOpened : CharterEvent;

    public sealed record Paused : CharterEvent;

    public sealed record Resumed : CharterEvent;

    public sealed record ConfirmationAsked(Confirmation.Of What) : CharterEvent;

    public sealed record Cancelled : CharterEvent;

    public sealed record Restored : CharterEvent;

    /// <summary>A revision of a published charter was given up; the published answers hold again.</summary>
    public sealed record RevisionDropped : CharterEvent;

    public sealed record Renamed(string Name) : CharterEvent;

    public sealed record Published(int Minor) : CharterEvent;

    /// <summary>What this person wrote is erased; where they must still appear, they appear under the alias.</summary>
    public sealed record Forgotten(PersonId Who, PersonId Alias) : CharterEvent;
}
