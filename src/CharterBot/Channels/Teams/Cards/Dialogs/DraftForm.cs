using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Answers;
using CharterBot.Charters.Deciding;
using CharterBot.Charters.Grammar;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>From pieces to one wording, beside what everyone said.</summary>
internal static class DraftForm
{
    private const string Missing = "Please write the text that the team could agree on.";
    private const string Label = "Our answer, in one text (up to 4,000 characters)";

    public static DialogDrawing Draw(Charter charter, int number)
    {
        var question = charter[number];
        var prefill = Drafting.Prefill(question);
        var fits = prefill.EnumerateRunes().Count() <= Form.MostTyped;
        return Dialogs.Fitting(room =>
        {
            var form = new Form($"Question {number}: our draft", charter, room);
            Dialogs.Asked(form, charter.Set[number]);
            Reasons(form, question);
            if (question.NewestDraft is null || !question.Objections.IsEmpty)
                Pieces(form, question);
            if (!fits)
                form.Line(new TextRun("The pieces together are too long for the box: it holds the first of them."));
            form.Box(Label, fits ? prefill : Beginning(question), Missing);
            Submit(form, question);
            return form.Finish();
        });
    }

    /// <summary>Someone else was quicker: theirs to read, mine in the box; saving again makes the next draft.</summary>
    public static DialogDrawing Again(Charter charter, int number, string mine)
    {
        var question = charter[number];
        var form = new Form($"Question {number}: two drafts met", charter, Allowance.Whole);
        form.Line(new TextRun(
            "Someone saved a draft while you were writing. Nothing is overwritten: bring both together, then save."));
        if (question.NewestDraft is { } theirs)
        {
            form.Part(TextRun.Bold($"Draft {theirs.Number} by {form.Name(theirs.Author)}"));
            form.Line(new TextRun(UserText.Isolated(UserText.Mended(theirs.Text))));
        }

        form.Box("My text (up to 4,000 characters)", mine, Missing);
        Submit(form, question);
        return form.Finish();
    }

    private static void Submit(Form form, QuestionProgress question) => form.Submit("Save the draft", new()
    {
        Verb = CardVerbs.Draft,
        Question = question.Number,
        Number = question.NewestDraft?.Number ?? 0,
    });

    private static void Reasons(Form form, QuestionProgress question)
    {
        if (question.Reopened is { Reason.Length: > 0 } reopened)
            form.Line(TextRun.Bold("Opened again: "), new($"{form.Name(reopened.By)}, {Shown(form, reopened.Reason)}"));
        foreach (var objection in question.Objections.TakeLast(form.Room.Rows))
        {
            form.Line(
                TextRun.Bold("Objection: "),
                new($"{form.Name(objection.By)}, {Shown(form, objection.Reason)}"));
        }
    }

    private static void Pieces(Form form, QuestionProgress question)
    {
        var standing = question.StandingPieces.ToList();
        foreach (var piece in standing.TakeLast(form.Room.Rows))
            form.Line(TextRun.Bold($"{form.Name(piece.Author)}: "), new(Shown(form, piece.Text)));
        if (standing.Count > form.Room.Rows)
        {
            var earlier = Words.Count(standing.Count - form.Room.Rows, "earlier piece");
            form.Line(TextRun.Subtle($"… and {earlier}: {Words.Say(CommandName.Show, question.Number)} has them all."));
        }
    }

    private static string Shown(Form form, string text) =>
        UserText.Isolated(UserText.Shortened(UserText.Mended(text), form.Room.Text));

    /// <summary>As many whole pieces as the box takes.</summary>
    private static string Beginning(QuestionProgress question)
    {
        var text = "";
        foreach (var piece in question.StandingPieces)
        {
            var longer = text.Length == 0 ? $"- {piece.Text}" : $"{text}\n- {piece.Text}";
            if (longer.EnumerateRunes().Count() > Form.MostTyped)
                break;
            text = longer;
        }

        return text;
    }
}
