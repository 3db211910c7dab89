using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>What was done, in a sentence for the person who did it.</summary>
internal static class NotePhrases
{
    public static string Of(Reply.Noted noted, Charter? charter)
    {
        var (question, number) = (noted.Question, noted.Number);
        var name = UserText.Isolated(UserText.Name(noted.Name ?? ""));
        return noted.What switch
        {
            Note.PieceKept => $"Your answer to question {question} is kept.",
            Note.PiecesRemoved => $"Your pieces to question {question} are withdrawn.",
            Note.PieceTakenBack => $"Your last piece, to question {question}, is taken back.",
            Note.StanceTakenBack => $"Your stance on the draft for question {question} is taken back. {Stand()}",
            Note.SuggestionTakenBack => "Your last suggestion is taken back.",
            Note.PassTakenBack =>
                $"Your pass on question {question} is taken back. Write your answer when you have one.",
            Note.Passed => $"Noted: you have nothing to add to question {question}.",
            Note.Joined =>
                "Welcome to the Core Team. You are asked for your OK from now on; \"leave\" takes you out again.",
            Note.AlreadyIn => "You are in already.",
            Note.Left => "You have left the Core Team. Your pieces stay, and you may still contribute.",
            Note.Begun => "The first question is asked.",
            Note.DraftSaved => $"Draft {number} is saved, with your OK. The others are asked now.",
            Note.SameText => $"That is the text of draft {number}, word for word; nothing changed.",
            Note.Okayed when noted.Text is not null =>
                $"That is the text of draft {number}, word for word: your OK to it counts.",
            Note.Okayed => $"Your OK to draft {number} counts.",
            Note.AlreadyOk => $"Your OK to draft {number} counts already.",
            Note.StoodAside => $"You stand aside on draft {number}. Your reason is recorded and does not block.",
            Note.Objected => $"Your objection to draft {number} is open. Changing the draft is the way on.",
            Note.Withdrawn => $"Your objection on question {question} is withdrawn.",
            Note.Recorded => $"The objection on question {question} is recorded as a reservation.",
            Note.Closed => $"Question {question} is closed: the draft is the answer.",
            Note.Skipped => $"Question {question} is skipped and asked again after the last one.",
            Note.Parked => $"Question {question} is parked and listed openly in the charter.",
            Note.QuestionShown => $"Question {question} is asked now; answers without a number go to it.",
            Note.Reopened => $"Question {question} is open again; its last text is the base for the next draft.",
            Note.ReopeningTakenBack => $"Question {question} is settled again, as it was before.",
            Note.Paused => $"Paused. Pieces are still taken. Go on with {Words.Say(CommandName.Resume)}.",
            Note.Resumed => "We go on.",
            Note.Cancelled => "The charter is cancelled. Everything is kept for 30 days: "
                + $"{Words.Say(CommandName.Restore)} brings it back.",
            Note.RevisionDropped => $"The revision is given up; version {Version(charter)} holds again. "
                + $"It is kept for 30 days: {Words.Say(CommandName.Restore)} brings it back.",
            Note.Restored when charter is { IsRevising: true } => "The revision is back, with everything in it.",
            Note.Restored => "The charter is back, with everything in it.",
            Note.HandedOver => $"The facilitator is {name} now.",
            Note.TookOver => "You are the facilitator now.",
            Note.MemberRemoved => $"The Core Team goes on without {name}; their pieces stay.",
            Note.Published => $"Version {Version(charter)} is published.",
            Note.Forgotten => "What you wrote here is erased. Agreed texts stay; your name is \"a former member\" now.",
            Note.KeptAsAnswer => $"Kept as your answer to question {question}.",
            _ => throw new UnreachableException($"No words for {noted.What}."),
        };
    }

    private static string Stand() =>
        $"Say {Words.Say(CommandName.Ok)}, {Words.Usage(CommandName.Object)} or {Words.Usage(CommandName.Aside)} "
        + "when you are ready.";

    private static string Version(Charter? charter) =>
        charter is { Editions: [.., var edition] } ? edition.Version : "1.0";
}
