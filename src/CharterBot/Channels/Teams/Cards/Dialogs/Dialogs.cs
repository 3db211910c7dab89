using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Grammar;
using CharterBot.Charters.People;
using CharterBot.Charters.QuestionSets;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Opens the dialog that someone asked for, as the charter stands now.</summary>
internal static class Dialogs
{
    public static DialogDrawing Open(Charter? charter, DialogRequest request, PersonId by) => request switch
    {
        DialogRequest.Help => Read.Pages("Help", HelpPhrase.Passages, 1, _ => request, charter),
        DialogRequest.Questions => Read.Pages(
            "The questions", ShownPhrases.Questions(charter?.Set ?? QuestionSetShelf.Mvc), 1, _ => request, charter),
        _ when charter is null => Read.Plain(
            "No charter here",
            $"No charter is being written here. Start one with {Words.Usage(CommandName.Start)}.",
            null),
        _ when Number(request) is { } number && !charter.Set.Has(number) => Read.Plain(
            "No such question", Words.NoSuchQuestion(charter), charter),
        DialogRequest.MyAnswer mine => AnswerForm.Draw(charter, mine.Question, by),
        DialogRequest.OurDraft draft => DraftForm.Draw(charter, draft.Question),
        DialogRequest.SavedMeanwhile saved => DraftForm.Again(charter, saved.Question, saved.Mine),
        DialogRequest.Object objection => ReasonForm.Object(charter, objection.Question, objection.Draft),
        DialogRequest.Aside aside => ReasonForm.Aside(charter, aside.Question, aside.Draft),
        DialogRequest.Reopen => ReopenForm.Reopen(charter),
        DialogRequest.Revise => ReopenForm.Revise(charter),
        DialogRequest.Examples examples => ExamplesDialog.Draw(charter, examples.Question),
        DialogRequest.Show show => Read.Pages(
            show.Question == 0 ? "The text so far" : $"Question {show.Question}",
            WholeText.Of(charter, show.Question),
            show.Page,
            page => show with { Page = page },
            charter),
        DialogRequest.History history => Read.Pages(
            "Versions and differences", WholeHistory.Of(charter), history.Page, page =>
                new DialogRequest.History(page), charter),
        DialogRequest.MyData own => Read.Pages(
            "What is stored of you here", OwnWords.All(charter, by), own.Page, page =>
                new DialogRequest.MyData(page), charter),
        DialogRequest.Export export => ExportDialog.Draw(charter, export.Page),
        DialogRequest.Status => Read.Plain("Where we are", ShownPhrases.Status(charter), charter),
        _ => throw new UnreachableException($"No dialog for {request.GetType().Name}."),
    };

    private static int? Number(DialogRequest request) => request switch
    {
        DialogRequest.MyAnswer mine => mine.Question,
        DialogRequest.OurDraft draft => draft.Question,
        DialogRequest.SavedMeanwhile saved => saved.Question,
        DialogRequest.Object objection => objection.Question,
        DialogRequest.Aside aside => aside.Question,
        DialogRequest.Examples examples => examples.Question,
        DialogRequest.Show { Question: > 0 } show => show.Question,
        _ => null,
    };

    /// <summary>Draws with falling room until it fits; the form names the way to what is left out.</summary>
    internal static DialogDrawing Fitting(Func<Allowance, DialogDrawing> draw)
    {
        var drawn = default(DialogDrawing);
        foreach (var room in Allowance.Falling)
        {
            drawn = draw(room);
            if (CardJson.Units(drawn.Json.Span) <= Allowance.MostUnits)
                break;
        }

        return drawn;
    }

    internal static void Asked(Form form, Question question)
    {
        form.Line(TextRun.Bold(question.Text));
        if (question.GoodAnswerHas.Length > 0)
            form.Line(TextRun.Subtle($"A good answer has {question.GoodAnswerHas}."));
    }
}
