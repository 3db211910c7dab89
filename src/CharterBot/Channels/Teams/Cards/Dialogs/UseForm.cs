using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;

namespace CharterBot.Channels.Teams.Cards.Dialogs;

/// <summary>A message of the thread becomes its author's answer: the text as it will be kept, and to what.</summary>
internal static class UseForm
{
    public static DialogDrawing Draw(Charter charter, UsedMessage message)
    {
        var form = new Form("Use as our answer", charter, Allowance.Whole);
        var author = message.AuthorName.Length > 0 ? message.AuthorName : "Someone";
        form.Line(TextRun.Bold(UserText.Isolated(UserText.Name(author, 100))), new(" wrote:"));
        form.Line(new TextRun(UserText.Isolated(UserText.Mended(message.Text))));
        form.Put(new Element.ChoiceInput(CardMembers.Chosen, "An answer to which question?", [.. Choices(charter)])
        {
            Style = "compact",
            IsRequired = true,
            ErrorMessage = "Please choose a question.",
            Value = Asked(charter) is { } asked ? Words.Number(asked) : null,
            Spacing = "Medium",
        });
        form.Line(TextRun.Subtle("It is kept under the name of its author, who can change it or take it back."));
        form.Submit("Use as our answer", new()
        {
            Verb = CardVerbs.Use,
            Message = message.Id,
            Author = message.Author,
            Text = message.Text,
        });
        return form.Finish();
    }

    private static IEnumerable<Element.Choice> Choices(Charter charter) => charter.Set.Questions.Select(question =>
        new Element.Choice($"{question.Number}. {question.Text}", Words.Number(question.Number)));

    /// <summary>The question now asked; before the beginning the first one, in review none.</summary>
    private static int? Asked(Charter charter) => charter switch
    {
        { Phase: Phase.Opening } => 1,
        { Current: > 0 } => charter.Current,
        _ => null,
    };
}
