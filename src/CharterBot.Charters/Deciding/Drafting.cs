using CharterBot.Charters.Answers;
using CharterBot.Charters.Commands;
using CharterBot.Charters.Events;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.Replies;

namespace CharterBot.Charters.Deciding;

/// <summary>From pieces to one wording.</summary>
public static class Drafting
{
    /// <summary>
    /// What the box holds when someone drafts: the newest draft; before the first draft the only piece, or all pieces
    /// as a list with duplicates folded.
    /// </summary>
    public static string Prefill(QuestionProgress question)
    {
        if (question.NewestDraft is { } newest)
            return newest.Text;

        var texts = question.StandingPieces
            .Select(piece => piece.Text)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return texts.Count == 1 ? texts[0] : string.Join('\n', texts.Select(text => $"- {text}"));
    }

    internal static void Save(Deliberation d, CharterCommand.Draft draft)
    {
        if (Open(d, draft.Question) is not { } question || d.MayNot(draft.Text.Length > 0, Obstacle.TextNeeded))
            return;

        if (question.OpenDraft?.Text == draft.Text)
        {
            Same(d, question, question.OpenDraft);
            return;
        }

        var newest = question.NewestDraft;
        if (draft.Basis is { } basis && newest is not null && newest.Number > basis)
        {
            d.Say(new Reply.SavedMeanwhile(question.Number, newest.Number, draft.Text));
            return;
        }

        if (!d.BecomeMember())
            return;

        d.Happen(new CharterEvent.DraftSaved(question.Number, draft.Text));
        var number = d.Charter[question.Number].Drafts.Length;
        d.Say(d.Said.Text is { } said
            ? new Reply.Took(CommandName.Draft, said, question.Number, number)
            : new Reply.Noted(Note.DraftSaved, question.Number, number));
    }

    /// <summary>Who saves the very words that are open agrees with them; nothing new to ask the others.</summary>
    private static void Same(Deliberation d, QuestionProgress question, Draft open)
    {
        if (open.Author == d.By || open.StanceOf(d.By) is { IsOk: true } ||
            question.ObjectionOf(d.By)?.Draft == open.Number)
        {
            Say(Note.SameText);
            return;
        }

        if (!d.BecomeMember())
            return;

        d.Happen(new CharterEvent.Okayed(question.Number, open.Number));
        Say(Note.Okayed);

        void Say(Note what) => d.Say(new Reply.Noted(
            what, question.Number, open.Number, Quietly: d.Said.Text is null, Text: d.Said.Text));
    }

    internal static void OpenForm(Deliberation d)
    {
        if (Open(d, null) is { } question)
            d.Say(new Reply.DraftForm(question.Number));
    }

    private static QuestionProgress? Open(Deliberation d, int? number)
    {
        if (d.NotRunning() || d.Find(number) is not { } question)
            return null;
        if (d.MayNot(!d.Charter.IsPaused, Obstacle.IsPaused))
            return null;
        if (d.MayNot(question.Stage != Stage.Agreed, Obstacle.QuestionIsAgreed, question.Number) ||
            d.MayNot(question.Stage != Stage.Parked, Obstacle.QuestionIsParked, question.Number) ||
            d.MayNot(question.Stage == Stage.Asked, Obstacle.NoQuestionOpen, question.Number))
        {
            return null;
        }

        return question;
    }
}
