using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>Stances on exactly one wording, and when they make an answer.</summary>
internal static class Agreeing
{
    public static void Ok(Deliberation d, CharterCommand.Ok ok)
    {
        if (Stand(d, ok.Question, ok.Number) is not { } draft)
            return;

        var question = d.Charter[draft.Question];
        if (d.MayNot(question.ObjectionOf(d.By)?.Draft != draft.Number, Obstacle.WithdrawFirst, draft.Question))
            return;
        if (question.OpenDraft!.StanceOf(d.By) is { IsOk: true })
        {
            d.Note(Note.AlreadyOk, draft.Question, draft.Number);
            return;
        }

        if (!d.BecomeMember())
            return;

        d.Happen(new CharterEvent.Okayed(draft.Question, draft.Number));
        d.Note(Note.Okayed, draft.Question, draft.Number);
    }

    public static void Aside(Deliberation d, CharterCommand.Aside aside)
    {
        if (IsText(d, aside.Question, aside.Reason.Length == 0) ||
            Stand(d, aside.Question, aside.Number) is not { } draft)
        {
            return;
        }

        if (aside.Reason.Length == 0)
        {
            d.Refuse(Obstacle.ReasonNeeded, draft.Question, CommandName.Aside);
            return;
        }

        var question = d.Charter[draft.Question];
        if (d.MayNot(question.ObjectionOf(d.By)?.Draft != draft.Number, Obstacle.WithdrawFirst, draft.Question) ||
            !d.BecomeMember())
        {
            return;
        }

        d.Happen(new CharterEvent.StoodAside(draft.Question, draft.Number, aside.Reason));
        Took(d, CommandName.Aside, Note.StoodAside, draft);
    }

    public static void Object(Deliberation d, CharterCommand.Object objection)
    {
        if (IsText(d, objection.Question, objection.Reason.Length == 0) ||
            Stand(d, objection.Question, objection.Number, mustBeSeen: false) is not { } draft)
        {
            return;
        }

        if (objection.Reason.Length == 0)
        {
            d.Refuse(Obstacle.ReasonNeeded, draft.Question, CommandName.Object);
            return;
        }

        if (!d.BecomeMember())
            return;

        d.Happen(new CharterEvent.Objected(draft.Question, draft.Number, objection.Reason));
        Took(d, CommandName.Object, Note.Objected, draft);
    }

    public static void Withdraw(Deliberation d, int? number)
    {
        var own = d.Charter.Questions
            .Where(question => !question.IsSettled && question.ObjectionOf(d.By) is not null)
            .Where(question => number is null || question.Number == number)
            .OrderByDescending(question => question.Number == d.Charter.Current)
            .FirstOrDefault();
        if (own is null)
        {
            d.Refuse(Obstacle.NoObjection);
            return;
        }

        d.Happen(new CharterEvent.ObjectionWithdrawn(own.Number));
        d.Tell(Note.Withdrawn, own.Number);
    }

    /// <summary>
    /// The facilitator records what someone who left objected to; it no longer blocks and is not lost.
    /// </summary>
    public static void Reserve(Deliberation d, int? number)
    {
        if (d.NotRunning() || d.NotFacilitator() || d.Find(number) is not { } question)
            return;

        var left = question.Objections.Where(objection => objection.ObjectorHasLeft).ToList();
        if (d.MayNot(left.Count > 0, Obstacle.NoObjectionToRecord, question.Number))
            return;

        foreach (var objection in left)
            d.Happen(new CharterEvent.ObjectionRecorded(question.Number, objection.By));
        d.Tell(Note.Recorded, question.Number);
    }

    public static void Close(Deliberation d, int? number)
    {
        if (d.NotRunning() || d.NotFacilitator() || d.Find(number) is not { } question)
            return;
        if (d.MayNot(!d.Charter.IsPaused, Obstacle.IsPaused) ||
            d.MayNot(question.OpenDraft is not null, Obstacle.NoDraftOpen, question.Number) ||
            d.MayNot(question.Objections.IsEmpty, Obstacle.ObjectionOpen, question.Number) ||
            d.MayNot(d.Charter.HasQuorum(question), Obstacle.QuorumMissing, question.Number))
        {
            return;
        }

        d.Note(Note.Closed, question.Number);
        Agree(d, question.Number, isClosed: true);
    }

    /// <summary>
    /// After everything that happened: a stance, a withdrawal, someone who left or fell silent may complete any open
    /// draft, also one of a question that is not asked at the moment.
    /// </summary>
    internal static void Evaluate(Deliberation d)
    {
        while (d.Charter is { IsRunning: true, IsPaused: false } charter &&
            charter.Questions.FirstOrDefault(charter.IsAgreedByAll) is { } complete)
        {
            Agree(d, complete.Number, isClosed: false);
        }
    }

    private static void Agree(Deliberation d, int number, bool isClosed)
    {
        var wasCurrent = d.Charter.Current == number;
        d.Happen(new CharterEvent.AnswerAgreed(number, d.Charter[number].OpenDraft!.Number, isClosed));
        if (wasCurrent)
            Asking.Next(d);
    }

    /// <summary>Without an open draft, a sentence that begins with "object" or "aside" is somebody's answer.</summary>
    private static bool IsText(Deliberation d, int? number, bool isBare)
    {
        var asked = number ?? d.Charter.Current;
        if (d.Said.Text is not { } text || isBare || (d.Charter.Set.Has(asked) && d.Charter[asked].HasOpenDraft))
            return false;

        Contributing.Contribute(d, text, null);
        return true;
    }

    /// <summary>
    /// The draft meant. An OK counts for the newest only; an objection to an older one stays over the newest.
    /// </summary>
    private static (int Question, int Number)? Stand(Deliberation d, int? question, int? draft, bool mustBeSeen = true)
    {
        if (d.NotRunning() || d.Find(question) is not { } asked)
            return null;
        if (d.MayNot(!d.Charter.IsPaused, Obstacle.IsPaused) ||
            d.MayNot(asked.Stage != Stage.Agreed, Obstacle.QuestionIsAgreed, asked.Number) ||
            d.MayNot(asked.OpenDraft is not null, Obstacle.NoDraftOpen, asked.Number))
        {
            return null;
        }

        var open = asked.OpenDraft!;
        var isNewest = draft is null ? !mustBeSeen || d.Said.HasSeenNewestDraft : draft == open.Number;
        if (isNewest)
            return (asked.Number, open.Number);
        if (!mustBeSeen && open.StanceOf(d.By) is null &&
            asked.DraftNumbered(draft ?? 0) is { IsTakenBack: false } older)
        {
            return (asked.Number, older.Number);
        }

        d.Say(new Reply.DraftIsNewer(asked.Number, open.Number));
        return null;
    }

    private static void Took(Deliberation d, CommandName command, Note note, (int Question, int Number) draft) =>
        d.Say(d.Said.Text is { } text
            ? new Reply.Took(command, text, draft.Question, draft.Number)
            : new Reply.Noted(note, draft.Question, draft.Number));
}
