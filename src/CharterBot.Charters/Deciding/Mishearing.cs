using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>
/// A text that was taken for a command and was an answer: it becomes a piece, as if nothing else had been.
/// </summary>
internal static class Mishearing
{
    public static void ItWasMyAnswer(Deliberation d, CharterCommand.ItWasMyAnswer mine)
    {
        // Nothing is taken back for a text that cannot be kept: a refusal changes nothing.
        if (d.MayNot(d.Charter.Phase != Phase.Cancelled, Obstacle.IsCancelled) ||
            d.MayNot(!Labels.Split(mine.Text, d.Charter.Set.Count).IsEmpty, Obstacle.TextNeeded))
        {
            return;
        }

        if (mine.Took is { } took && d.Charter.Set.Has(mine.Question))
        {
            TakeAgreementBack(d, took, d.Charter[mine.Question], mine.Number);
            TakeBack(d, took, d.Charter[mine.Question], mine.Number);
        }

        // An answer to what was asked when it was written, whatever is asked by now.
        var asked = mine.Took == CommandName.Reopen ? mine.Number : mine.Question;
        var isForThat = d.Charter.Set.Has(asked) && !Labels.Any(mine.Text, d.Charter.Set.Count);
        Contributing.Contribute(d, mine.Text, isForThat ? asked : null);
    }

    /// <summary>
    /// A draft or a stance that was none may have been the last word to an answer, which then is none either.
    /// </summary>
    private static void TakeAgreementBack(Deliberation d, CommandName took, QuestionProgress question, int number)
    {
        var isPublished = d.Charter.Editions is [.., var edition] &&
            edition.Questions[question.Number - 1].Answer?.Draft == number;
        if (!d.Charter.IsRunning || isPublished || question.Answer is not { IsClosed: false } answer ||
            answer.Draft != number || question.DraftNumbered(number) is not { } draft ||
            draft.StanceOf(d.By) is not { } stance)
        {
            return;
        }

        var isTheirs = took switch
        {
            CommandName.Draft => draft.Author == d.By && draft.Stances.Length == 1,
            CommandName.Aside => !stance.IsOk,
            CommandName.Ok => stance.IsOk && draft.Author != d.By,
            _ => false,
        };
        if (!isTheirs)
            return;

        d.Happen(new CharterEvent.AgreementTakenBack(question.Number));
        d.Happen(new CharterEvent.QuestionAsked(question.Number));
    }

    private static void TakeBack(Deliberation d, CommandName took, QuestionProgress question, int number)
    {
        var open = question.OpenDraft;
        switch (took)
        {
            case CommandName.Draft when open is { } draft && draft.Number == number && draft.Author == d.By
                && draft.Stances.All(stance => stance.By == d.By):
                d.Happen(new CharterEvent.DraftTakenBack(question.Number, number));
                break;
            case CommandName.Object when question.ObjectionOf(d.By) is { } objection && objection.Draft == number:
                d.Happen(new CharterEvent.ObjectionWithdrawn(question.Number));
                break;
            case CommandName.Aside when open?.Number == number && open.StanceOf(d.By) is { IsOk: false }:
                d.Happen(new CharterEvent.StanceTakenBack(question.Number, number));
                break;
            case CommandName.Ok when open is { } stood && stood.Number == number && stood.Author != d.By
                && stood.StanceOf(d.By) is { IsOk: true }:
                d.Happen(new CharterEvent.StanceTakenBack(question.Number, number));
                break;
            case CommandName.Change:
                Undoing.RestorePieces(d, question, LastChange(d, question));
                break;
            case CommandName.Reopen when question.Reopened is { } reopening && reopening.By == d.By
                && question.Stage == Stage.Asked && IsUntouched(question, reopening.Step):
                Asking.TakeReopeningBack(d, question, reopening);
                break;
            case CommandName.Rename when d.Charter.NameBefore is { } before && d.Charter.IsFacilitator(d.By):
                d.Happen(new CharterEvent.Renamed(before));
                break;
        }
    }

    /// <summary>Nobody has drafted or objected since; pieces are kept either way.</summary>
    private static bool IsUntouched(QuestionProgress question, int since) =>
        question.Drafts.All(draft => draft.Step < since) &&
        question.Objections.All(objection => objection.Step < since);

    private static int LastChange(Deliberation d, QuestionProgress question) =>
        question.PiecesOf(d.By).Select(piece => piece.Step)
            .Intersect(question.Pieces
                .Where(piece => piece.State == PieceState.Replaced)
                .Select(piece => piece.EndedStep))
            .DefaultIfEmpty()
            .Max();
}
