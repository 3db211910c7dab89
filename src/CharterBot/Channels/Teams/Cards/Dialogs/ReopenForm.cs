using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>Choosing a settled question to open again.</summary>
internal static class ReopenForm
{
    public static DialogDrawing Reopen(Charter charter)
    {
        var form = new Form("Reopen a question", charter, Allowance.Whole);
        if (!Choose(form, charter, "Which question?"))
            return Nothing(charter, "Reopen a question");

        form.Box("Why open it again?", "", "Please give the reason in a few words.");
        form.Submit("Reopen", new() { Verb = CardVerbs.Reopen });
        return form.Finish();
    }

    public static DialogDrawing Revise(Charter charter)
    {
        var form = new Form("Revise a question", charter, Allowance.Whole);
        form.Line(new TextRun(
            $"Version {charter.NextVersion} starts from the texts agreed today. Until then this one holds."));
        if (!Choose(form, charter, "Which question?"))
            return Nothing(charter, "Revise a question");

        form.Submit("Revise", new() { Verb = CardVerbs.Revise });
        return form.Finish();
    }

    private static bool Choose(Form form, Charter charter, string label)
    {
        var choices = charter.Questions
            .Where(question => question.IsSettled)
            .Select(question => new Element.Choice(
                $"{question.Number}. {charter.Set[question.Number].Text}", Words.Number(question.Number)))
            .ToList();
        if (choices.Count == 0)
            return false;

        form.Put(new Element.ChoiceInput(CardMembers.Chosen, label, choices)
        {
            Style = "expanded",
            IsRequired = true,
            ErrorMessage = "Please choose a question.",
            Value = choices.Count == 1 ? choices[0].Value : null,
        });
        return true;
    }

    private static DialogDrawing Nothing(Charter charter, string title) =>
        Read.Plain(title, "No question is agreed or parked yet, so there is nothing to open again.", charter);
}
