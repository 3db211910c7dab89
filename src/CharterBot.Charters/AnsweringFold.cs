using CharterBot.Charters.Answers;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Events;
using CharterBot.Charters.People;

namespace CharterBot.Charters;

/// <summary>The part of the fold that is about pieces, drafts and stances.</summary>
internal static class AnsweringFold
{
    public static Charter Said(Charter charter, Entry entry, CharterEvent said)
    {
        var by = entry.By.Id;
        return said switch
        {
            CharterEvent.PieceGiven given => charter.With(Given(charter[given.Question], given, entry, charter.Step)),
            CharterEvent.PiecesSet set => charter.With(Set(charter[set.Question], set, entry, charter.Step)),
            CharterEvent.PieceEnded ended => charter.With(Turned(charter[ended.Question], ended.Index, piece =>
                Ended(piece, PieceState.Withdrawn, charter.Step) with
                {
                    EndedWithMessage = ended.WithMessage,
                    MessageAt = ended.MessageAt ?? piece.MessageAt,
                })),
            CharterEvent.PieceRestored back => charter.With(Turned(charter[back.Question], back.Index, piece =>
                Ended(piece, PieceState.Standing, step: 0) with
                {
                    EndedWithMessage = false,
                    MessageAt = back.MessageAt ?? piece.MessageAt,
                })),
            CharterEvent.Passed passed => charter.With(
                charter[passed.Question].WithPass(by, charter.Step)),
            CharterEvent.PassTakenBack back => charter.With(charter[back.Question].WithoutPass(by)),
            CharterEvent.DraftSaved saved => Drafted(charter, saved, entry),
            CharterEvent.DraftTakenBack back => charter.With(TakenBack(charter[back.Question], back.Draft)),
            CharterEvent.Okayed ok => charter.With(
                Stood(WithFormer(charter[ok.Question], by, ok.Draft), ok.Draft, new(by, charter.Step, null))),
            CharterEvent.StoodAside aside => charter.With(
                Stood(
                    WithFormer(charter[aside.Question], by, aside.Draft),
                    aside.Draft,
                    new(by, charter.Step, aside.Reason))),
            CharterEvent.StanceTakenBack back => charter.With(
                Unstood(WithFormer(charter[back.Question], by, back.Draft), back.Draft, by)),
            CharterEvent.Objected objected => charter.With(
                Objected(charter[objected.Question], objected, by, charter.Step)),
            CharterEvent.ObjectionWithdrawn withdrawn => charter.With(
                Settled(WithFormer(charter[withdrawn.Question], by), by)),
            CharterEvent.ObjectionRecorded recorded => charter.With(
                Recorded(charter[recorded.Question], recorded.Objector)),
            _ => throw new UnreachableException($"No fold for {said.GetType().Name}."),
        };
    }

    private static QuestionProgress Given(
        QuestionProgress question, CharterEvent.PieceGiven given, Entry entry, int step)
    {
        var isLate = question.Stage == Stage.Agreed;
        var piece = new Piece(entry.By.Id, given.Text, entry.At, step, given.Message, isLate, PieceState.Standing)
        {
            MessageAt = given.MessageAt,
        };
        return question.WithoutPass(entry.By.Id) with
        {
            Pieces = question.Pieces.Add(piece),
            PiecesSincePosting = question.PiecesSincePosting + 1,
        };
    }

    private static QuestionProgress Set(QuestionProgress question, CharterEvent.PiecesSet set, Entry entry, int step)
    {
        var isLate = question.Stage == Stage.Agreed;
        var kept = question.Pieces.Select(piece =>
            piece.State == PieceState.Standing && piece.Author == entry.By.Id
                ? Ended(piece, PieceState.Replaced, step)
                : piece);
        var added = set.Texts.Select(text =>
            new Piece(entry.By.Id, text, entry.At, step, set.Message, isLate, PieceState.Standing));
        return (set.Texts.IsEmpty ? question : question.WithoutPass(entry.By.Id)) with
        {
            Pieces = [.. kept, .. added],
            PiecesSincePosting = question.PiecesSincePosting + set.Texts.Length,
        };
    }

    private static QuestionProgress Turned(QuestionProgress question, int index, Func<Piece, Piece> turned) =>
        question with { Pieces = question.Pieces.SetItem(index, turned(question.Pieces[index])) };

    private static Piece Ended(Piece piece, PieceState state, int step) =>
        piece with { State = state, EndedStep = step };

    private static Charter Drafted(Charter charter, CharterEvent.DraftSaved saved, Entry entry)
    {
        var question = charter[saved.Question];
        var number = question.Drafts.Length + 1;
        var stance = new Stance(entry.By.Id, charter.Step, null, question.ObjectionOf(entry.By.Id));
        var draft = new Draft(
            number, charter.Step, entry.By.Id, saved.Text, entry.At, [stance], [], IsTakenBack: false);
        var drafted = Settled(question, entry.By.Id) with
        {
            Drafts = question.Drafts.Add(draft),
            HasOpenDraft = true,
        };
        return charter.With(drafted) with
        {
            Shown = charter.Shown.Add(CardKey.OfDraft(saved.Question, number)),
        };
    }

    /// <summary>The draft before it is open again, if it was when this one replaced it.</summary>
    private static QuestionProgress TakenBack(QuestionProgress question, int number)
    {
        var draft = question.Drafts[number - 1];
        var without = Unstood(question, number, draft.Author).With(draft with { IsTakenBack = true });
        return without with { HasOpenDraft = without.NewestDraft is { } before && before.Step > without.AskedStep };
    }

    private static QuestionProgress Stood(QuestionProgress question, int number, Stance stance)
    {
        var draft = question.Drafts[number - 1];
        var settles = question.ObjectionOf(stance.By) ?? draft.StanceOf(stance.By)?.Settles;
        return Settled(question, stance.By).With(draft.With(stance with { Settles = settles }));
    }

    /// <summary>Without the stance, and with the objection to an earlier draft that the stance had settled.</summary>
    private static QuestionProgress Unstood(QuestionProgress question, int number, PersonId by)
    {
        var draft = question.Drafts[number - 1];
        return draft.StanceOf(by)?.Settles is { } objection && question.ObjectionOf(by) is null
            ? question.With(draft.Without(by)) with { Objections = question.Objections.Add(objection) }
            : question.With(draft.Without(by));
    }

    private static QuestionProgress Objected(
        QuestionProgress question, CharterEvent.Objected objected, PersonId by, int step)
    {
        var objection = new Objection(by, step, objected.Draft, objected.Reason, ObjectorHasLeft: false);
        var settled = Settled(WithFormer(WithFormer(question, by), by, objected.Draft), by);
        return Unstood(settled with { Objections = settled.Objections.Add(objection) }, objected.Draft, by);
    }

    /// <summary>Remembers the objection that stands no longer from now on.</summary>
    private static QuestionProgress WithFormer(QuestionProgress question, PersonId by) =>
        question.ObjectionOf(by) is { } objection
            ? question with
            {
                FormerStances = question.FormerStances.Add(
                    new(by, objection.Draft, objection.Reason, WasObjection: true)),
            }
            : question;

    /// <summary>Remembers the reservation that stands no longer from now on.</summary>
    private static QuestionProgress WithFormer(QuestionProgress question, PersonId by, int draft) =>
        question.Drafts[draft - 1].StanceOf(by) is { Reservation: { } reservation }
            ? question with
            {
                FormerStances = question.FormerStances.Add(new(by, draft, reservation, WasObjection: false)),
            }
            : question;

    private static QuestionProgress Settled(QuestionProgress question, PersonId by) =>
        question with { Objections = question.Objections.RemoveAll(objection => objection.By == by) };

    private static QuestionProgress Recorded(QuestionProgress question, PersonId objector) =>
        question.ObjectionOf(objector) is { } objection
            ? Settled(question, objector) with
            {
                Recorded = question.Recorded.Add(new(objector, objection.Reason, FromObjection: true)),
            }
            : question;
}
