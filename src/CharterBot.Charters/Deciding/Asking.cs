using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>The waterfall: one step a question, which step is next, and how people steer it.</summary>
internal static class Asking
{
    public static void Begin(Deliberation d)
    {
        if (d.NotRunning() || d.NotFacilitator() || d.MayNot(!d.Charter.IsBegun, Obstacle.AlreadyBegun))
            return;

        d.Happen(new CharterEvent.Begun());
        Next(d);
        d.Note(Note.Begun);
    }

    /// <summary>The next step: the first question that is open, then the skipped ones, then the review.</summary>
    public static void Next(Deliberation d)
    {
        var questions = d.Charter.Questions;
        var next = questions.FirstOrDefault(question => question.Stage is Stage.NotAsked or Stage.Asked)
            ?? questions.FirstOrDefault(question => question.Stage == Stage.Skipped);
        d.Happen(next is null ? new CharterEvent.ReviewOpened() : new CharterEvent.QuestionAsked(next.Number));
    }

    public static void Skip(Deliberation d, CharterCommand.Skip said)
    {
        var skip = AsSeen(d, said);
        if (NotSteerable(d) || d.NotMember() || Unsettled(d, skip.Question) is not { } question)
            return;
        if (d.MayNot(question.Objections.IsEmpty, Obstacle.ObjectionOpen, question.Number))
            return;

        // Two people may skip at once: the second means the same skip, not a second one. On the last open question
        // that skip has asked it again already, and only the card that was pressed or seen tells.
        if (question.Stage == Stage.Skipped || skip.Showing <= question.SkippedShowing)
        {
            Repeated(d, question);
            return;
        }

        var isAgain = question.Skips > 0;
        d.Happen(isAgain
            ? new CharterEvent.QuestionParked(question.Number)
            : new CharterEvent.QuestionSkipped(question.Number));
        d.Note(isAgain ? Note.Parked : Note.Skipped, question.Number);
        MoveOn(d, question.Number);
    }

    public static void Park(Deliberation d, int? number)
    {
        if (NotSteerable(d) || d.NotFacilitator() || Unsettled(d, number) is not { } question)
            return;

        d.Happen(new CharterEvent.QuestionParked(question.Number));
        d.Note(Note.Parked, question.Number);
        MoveOn(d, question.Number);
    }

    public static void Show(Deliberation d, int number)
    {
        if (d.MayNot(d.Charter.Set.Has(number), Obstacle.NoSuchQuestion, number))
            return;

        if (d.Charter.Phase is not (Phase.Asking or Phase.Reviewing) || d.Charter[number].IsSettled)
        {
            d.Say(new Reply.TextShown(number));
            return;
        }

        // Pressed twice, or delivered twice, it is asked once: a second card at the bottom would help nobody.
        if (d.Said.Text is not null || d.Charter.Current != number)
            d.Happen(new CharterEvent.QuestionAsked(number));
        d.Note(Note.QuestionShown, number);
    }

    public static void Back(Deliberation d)
    {
        if (NotSteerable(d))
            return;

        var before = d.Charter.Current == 0 ? d.Charter.Set.Count : d.Charter.Current - 1;
        if (!d.MayNot(before >= 1, Obstacle.NoQuestionBefore))
            Show(d, before);
    }

    public static void Reopen(Deliberation d, CharterCommand.Reopen reopen)
    {
        if (d.MayNot(d.Charter.Phase != Phase.Published, Obstacle.AlreadyPublished) || NotSteerable(d) || d.NotMember())
            return;
        if (d.Find(reopen.Question) is not { } question ||
            d.MayNot(question.IsSettled, Obstacle.QuestionIsOpen, question.Number))
        {
            return;
        }

        if (reopen.Reason.Length == 0)
        {
            d.Refuse(Obstacle.ReasonNeeded, question.Number, CommandName.Reopen);
            return;
        }

        var askedBefore = d.Charter.Current;
        d.Happen(new CharterEvent.QuestionReopened(question.Number, reopen.Reason));
        d.Say(d.Said.Text is { } said
            ? new Reply.Took(CommandName.Reopen, said, question.Number, askedBefore)
            : new Reply.Noted(Note.Reopened, question.Number));
    }

    /// <summary>
    /// The words were an answer: the question is settled as before, and what was asked before is asked on.
    /// </summary>
    internal static void TakeReopeningBack(Deliberation d, QuestionProgress question, Reopening reopening)
    {
        d.Happen(new CharterEvent.ReopeningTakenBack(question.Number));
        d.Tell(Note.ReopeningTakenBack, question.Number);
        if (d.Charter.Current != question.Number)
            return;

        if (d.Charter.Set.Has(reopening.AskedBefore) && d.Charter[reopening.AskedBefore].Stage == Stage.Asked)
            d.Happen(new CharterEvent.QuestionAsked(reopening.AskedBefore));
        else
            Next(d);
    }

    /// <summary>Typed, it is about the card that its author saw, as if pressed there; a number may name another.</summary>
    private static CharterCommand.Skip AsSeen(Deliberation d, CharterCommand.Skip skip) =>
        skip.Showing is null && d.Said.SeenQuestion is { } seen &&
        (skip.Question ?? seen.Question) == seen.Question
            ? new(seen.Question, seen.Number)
            : skip;

    /// <summary>No card changes: who typed it hears in the thread which question was meant.</summary>
    private static void Repeated(Deliberation d, QuestionProgress question)
    {
        if (d.Said.Text is null)
            d.Note(Note.Skipped, question.Number);
        else
            d.Tell(Note.Skipped, question.Number);
    }

    private static bool NotSteerable(Deliberation d) =>
        d.NotRunning() || d.MayNot(d.Charter.IsBegun, Obstacle.NotBegun);

    private static QuestionProgress? Unsettled(Deliberation d, int? number)
    {
        if (d.Find(number) is not { } question)
            return null;
        if (d.MayNot(question.Stage != Stage.Agreed, Obstacle.QuestionIsAgreed, question.Number) ||
            d.MayNot(question.Stage != Stage.Parked, Obstacle.QuestionIsParked, question.Number))
        {
            return null;
        }

        return question;
    }

    private static void MoveOn(Deliberation d, int ended)
    {
        if (d.Charter.Current == ended)
            Next(d);
    }
}
