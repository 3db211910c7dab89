using CharterBot.Channels.Teams.Cards.Elements;
using CharterBot.Charters;
using CharterBot.Charters.Cards;
using CharterBot.Charters.Commands;
using CharterBot.Charters.People;

namespace CharterBot.Channels.Teams.Cards;

/// <summary>Writes what a button brings back; <see cref="CardReading"/> reads it.</summary>
internal static class CardActions
{
    /// <summary>A longer text rides once: Execute with its fallback would carry it twice.</summary>
    private const int MostTwice = 2_000;

    /// <summary>Teams refreshes for no more people.</summary>
    private const int MostRefreshed = 60;

    private const string UserId = "29:";

    public static CardButton Write(
        PhraseButton button, CharterId? charter, string? style = null, CardKey? card = null)
    {
        var cargo = Load(button.Press) with { Charter = charter?.Value, Card = card?.ToString() };
        var submit = new CardButton.Submit(button.Title, cargo) { Style = style };
        return cargo.Teams is not null || cargo.Text is { Length: > MostTwice }
            ? submit
            : new CardButton.Execute(button.Title, cargo.Verb, cargo, submit) { Style = style };
    }

    /// <summary>Inside a dialog everything is submitted; the answer to the submit may be the next dialog.</summary>
    public static CardButton InDialog(string title, Cargo cargo) =>
        new CardButton.Submit(title, cargo with { Teams = null });

    /// <summary>Teams refreshes for people and mentions them by ids of this form only.</summary>
    public static bool IsUser(PersonId person) => person.Value.StartsWith(UserId, StringComparison.Ordinal);

    /// <summary>
    /// The step says how new the card is: an instance that knows less looks before it answers.
    /// </summary>
    public static CardRefreshing Refresh(Charter charter, CardKey? card, IEnumerable<PersonId> people)
    {
        var cargo = Of(CardVerbs.Refresh, number: charter.Step);
        return new(
            new CardButton.Execute(
                "Refresh", cargo.Verb, cargo with { Charter = charter.Id.Value, Card = card?.ToString() }),
            [.. people.Where(IsUser).Take(MostRefreshed).Select(person => person.Value)]);
    }

    public static Cargo Load(Press press) => press switch
    {
        Press.Do todo => Load(todo.Command) with { For = todo.OnlyFor?.Value },
        Press.Open open => Load(open.Dialog),
        _ => throw new UnreachableException($"Nothing loads {press.GetType().Name}."),
    };

    private static Cargo Load(DialogRequest dialog)
    {
        var cargo = new Cargo { Verb = CardVerbs.Open, Dialog = dialog.GetType().Name, Teams = TaskFetch.Instance };
        return dialog switch
        {
            DialogRequest.MyAnswer mine => cargo with { Question = mine.Question },
            DialogRequest.OurDraft draft => cargo with { Question = draft.Question },
            DialogRequest.SavedMeanwhile saved => cargo with { Question = saved.Question, Text = saved.Mine },
            DialogRequest.Object objection => cargo with { Question = objection.Question, Number = objection.Draft },
            DialogRequest.Aside aside => cargo with { Question = aside.Question, Number = aside.Draft },
            DialogRequest.Examples examples => cargo with { Question = examples.Question },
            DialogRequest.Show show => cargo with { Question = show.Question, Number = show.Page },
            DialogRequest.Export export => cargo with { Number = export.Page },
            DialogRequest.MyData own => cargo with { Number = own.Page },
            DialogRequest.History history => cargo with { Number = history.Page },
            _ => cargo,
        };
    }

    private static Cargo Load(CharterCommand command) => command switch
    {
        CharterCommand.Join => Of(CardVerbs.Join),
        CharterCommand.Begin => Of(CardVerbs.Begin),
        CharterCommand.Cancel => Of(CardVerbs.Cancel),
        CharterCommand.Restore => Of(CardVerbs.Restore),
        CharterCommand.Resume => Of(CardVerbs.Resume),
        CharterCommand.Publish => Of(CardVerbs.Publish),
        CharterCommand.TakeOver => Of(CardVerbs.TakeOver),
        CharterCommand.ForgetMe => Of(CardVerbs.ForgetMe),
        CharterCommand.Undo => Of(CardVerbs.Undo),
        CharterCommand.Pass pass => Of(CardVerbs.Pass, pass.Question),
        CharterCommand.Skip skip => Of(CardVerbs.Skip, skip.Question, skip.Showing),
        CharterCommand.Park park => Of(CardVerbs.Park, park.Question),
        CharterCommand.ShowQuestion show => Of(CardVerbs.Ask, show.Number),
        CharterCommand.Ok ok => Of(CardVerbs.Ok, ok.Question, ok.Number),
        CharterCommand.Close close => Of(CardVerbs.Close, close.Question),
        CharterCommand.Withdraw withdraw => Of(CardVerbs.Withdraw, withdraw.Question),
        CharterCommand.Reserve reserve => Of(CardVerbs.Reserve, reserve.Question),
        CharterCommand.Revise revise => Of(CardVerbs.Revise, revise.Question),
        CharterCommand.Start start => Of(CardVerbs.Start, text: start.Name),
        CharterCommand.Rename rename => Of(CardVerbs.Rename, text: rename.Name),
        CharterCommand.Contribute said => Of(CardVerbs.Answer, said.Question, text: said.Text),
        CharterCommand.Change said => Of(CardVerbs.Change, said.Question, text: said.Text),
        CharterCommand.Draft said => Of(CardVerbs.Draft, said.Question, said.Basis, said.Text),
        CharterCommand.Object said => Of(CardVerbs.Object, said.Question, said.Number, said.Reason),
        CharterCommand.Aside said => Of(CardVerbs.Aside, said.Question, said.Number, said.Reason),
        CharterCommand.Reopen said => Of(CardVerbs.Reopen, said.Question, text: said.Reason),
        CharterCommand.ItWasMyAnswer mine => Of(CardVerbs.Mine, mine.Question, mine.Number, mine.Text) with
        {
            Took = mine.Took?.ToString(),
        },
        _ => throw new UnreachableException($"No button asks for {command.GetType().Name}."),
    };

    private static Cargo Of(string verb, int? question = null, int? number = null, string? text = null) =>
        new() { Verb = verb, Question = question, Number = number, Text = text };
}
