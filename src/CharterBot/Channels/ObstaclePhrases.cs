using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Channels;

/// <summary>Why something cannot be done now, and what to do instead. Nothing changed.</summary>
internal static class ObstaclePhrases
{
    public static string Of(Reply.NotNow not, Charter? charter)
    {
        var question = not.Question;
        var status = Words.Say(CommandName.Status);
        return not.Why switch
        {
            Obstacle.NotAMember =>
                $"That is for members of the Core Team. Join with {Words.Say(CommandName.Join)}, then try again.",
            Obstacle.NotTheFacilitator =>
                $"That is for the facilitator{Facilitator(charter)}. After 48 hours of their silence a "
                + $"member can say {Words.Say(CommandName.TakeOver)}.",
            Obstacle.TooManyMembers =>
                $"The Core Team is full: it has {Charter.MostMembers} members. You can still contribute "
                + "pieces, and someone who leaves makes room.",
            Obstacle.NotBegun => "The first question is not asked yet. "
                + $"The facilitator{Facilitator(charter)} says {Words.Say(CommandName.Begin)}.",
            Obstacle.AlreadyBegun =>
                $"The questions have begun already. {Words.Say(CommandName.Status)} says where we are.",
            Obstacle.Unreadable =>
                "I cannot read what I stored for this thread, so nothing that is said here is kept now. Please tell whoever runs "
                + "me; other threads are not affected.",
            Obstacle.IsPaused => $"We are paused. A member says {Words.Say(CommandName.Resume)} first.",
            Obstacle.AlreadyPaused => $"We are paused already. {Words.Say(CommandName.Resume)} goes on.",
            Obstacle.NotPaused => "We are not paused.",
            Obstacle.NoQuestionOpen => $"No question is open for that now. {status} says where we are.",
            Obstacle.NoDraftOpen =>
                $"There is no draft{For(question)} yet. Save one with {Words.Usage(CommandName.Draft)}.",
            Obstacle.ObjectionOpen =>
                $"An objection{For(question)} is open. Change the draft so that it no longer holds, or its "
                + $"objector says {Words.Say(CommandName.Withdraw)}.",
            Obstacle.QuorumMissing =>
                "Fewer than half of the members have OK'd the draft (two at least, unless you are alone). "
                + $"Members say {Words.Say(CommandName.Ok)}.",
            Obstacle.OpenQuestions =>
                $"Some questions are neither agreed nor parked{Open(charter)}. {status} says what is missing.",
            Obstacle.AlreadyPublished => "The charter is published. A member opens a question again with "
                + $"{Words.Usage(CommandName.Revise)}.",
            Obstacle.NotPublished => "The charter is not published yet. To open an agreed question again, say "
                + $"{Words.Usage(CommandName.Reopen)}.",
            Obstacle.IsCancelled =>
                $"The charter here is cancelled. The facilitator brings it back with {Words.Say(CommandName.Restore)}, "
                + $"or anyone starts a new one with {Words.Usage(CommandName.Start)}.",
            Obstacle.NotRunning =>
                $"This card belongs to a charter that is no longer open here. {status} says where we are.",
            Obstacle.NotCancelled => "There is nothing to restore: the charter is not cancelled.",
            Obstacle.TooLateToRestore => "It was cancelled more than 30 days ago and can no longer be restored. "
                + $"Start anew with {Words.Usage(CommandName.Start)}.",
            Obstacle.QuestionIsAgreed =>
                $"Question {question} is agreed already. A member opens it again with "
                + $"{Words.Again(charter, question)}.",
            Obstacle.QuestionIsParked =>
                $"Question {question} is parked. A member opens it again with {Words.Again(charter, question)}.",
            Obstacle.QuestionIsOpen => $"Question {question} is open: just write your answer, \"{question}: …\".",
            Obstacle.NoSuchQuestion => $"There is no question {question}{Range(charter)}.",
            Obstacle.NoQuestionBefore => "This is the first question.",
            Obstacle.NothingToUndo =>
                "There is nothing of yours to take back: undo works until the next draft or agreement.",
            Obstacle.NoPieces => $"You have no piece to question {question}.",
            Obstacle.NoObjection => "You have no open objection.",
            Obstacle.NoObjectionToRecord => $"No objection of someone who has left is open{For(question)}.",
            Obstacle.WithdrawFirst =>
                $"Your own objection to this draft is open. Say {Words.Say(CommandName.Withdraw)} first.",
            Obstacle.FacilitatorIsActive =>
                $"The facilitator{Facilitator(charter)} has been here in the last 48 hours. They can say "
                + $"{Words.Usage(CommandName.HandOver)}.",
            Obstacle.NotAMemberYet => "That person is not a member here. They join first, with "
                + $"{Words.Say(CommandName.Join)}; then mention them.",
            Obstacle.NameNeeded =>
                $"Which name? Write it behind the command: {Words.Usage(not.Command ?? CommandName.Start)}.",
            Obstacle.ReasonNeeded when not.Command == CommandName.Reopen =>
                $"Please give the reason in the same message: {Words.Say(CommandName.Reopen, question)} <reason>.",
            Obstacle.ReasonNeeded =>
                $"Please give the reason in the same message: {Words.Usage(not.Command ?? CommandName.Object)}.",
            Obstacle.TextNeeded =>
                $"There was no text to keep. Write your answer behind my name: @{Words.Bot} <your answer>.",
            Obstacle.AnotherRuns => "A charter is running here, so the cancelled one stays where it is.",
            Obstacle.MemberIsActive =>
                $"Only who is away can be removed, and {Name(not.Name)} did something here within the last "
                + $"48 hours. They can say {Words.Say(CommandName.Leave)}.",
            Obstacle.PersonNeeded =>
                $"To whom? Write @{Words.Bot} {Words.Usage(CommandName.HandOver)}; it must be a member.",
            Obstacle.YouAreFacilitator => "You are the facilitator already.",
            _ => throw new UnreachableException($"No words for {not.Why}."),
        };
    }

    private static string For(int question) => question > 0 ? $" for question {question}" : "";

    private static string Facilitator(Charter? charter) =>
        charter?.Facilitator is { } who ? $" ({charter.NameOf(who, 60)})" : "";

    private static string Name(string? name) => name is null ? "they" : UserText.Isolated(UserText.Name(name, 60));

    private static string Range(Charter? charter) => charter is null ? "" : $"; they go from 1 to {charter.Set.Count}";

    private static string Open(Charter? charter)
    {
        var open = string.Join(", ", (charter?.Questions ?? [])
            .Where(question => !question.IsSettled)
            .Select(question => question.Number));
        return open.Length == 0 ? "" : $": {open}";
    }
}
